/** The local stack as a resource of {@code @QuarkusTest}. */
@NullMarked
package org.interagency.localstack.testing;

import org.jspecify.annotations.NullMarked;
