/** Consumes the events of the other services. */
@NullMarked
package org.interagency.mapping.copy;

import org.jspecify.annotations.NullMarked;
