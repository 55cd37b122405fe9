/** Retried POSTs that do what they do once. */
@NullMarked
package org.interagency.kit.idempotency;

import org.jspecify.annotations.NullMarked;
