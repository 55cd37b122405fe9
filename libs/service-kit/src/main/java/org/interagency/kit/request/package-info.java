/** What several services' requests have in common. */
@NullMarked
package org.interagency.kit.request;

import org.jspecify.annotations.NullMarked;
