/** POSTs that are carried out once, even if they are retried. */
@NullMarked
package org.interagency.kit.idempotency;

import org.jspecify.annotations.NullMarked;
