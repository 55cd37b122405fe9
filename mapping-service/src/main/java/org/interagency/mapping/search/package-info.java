/** The search over everything that the registry holds. */
@NullMarked
package org.interagency.mapping.search;

import org.jspecify.annotations.NullMarked;
