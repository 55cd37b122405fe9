/** Traces where no library makes them: through the outbox, and into the work that follows from events. */
@NullMarked
package org.interagency.kit.trace;

import org.jspecify.annotations.NullMarked;
