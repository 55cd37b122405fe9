/** Events that leave with the transaction that caused them. */
@NullMarked
package org.interagency.kit.outbox;

import org.jspecify.annotations.NullMarked;
