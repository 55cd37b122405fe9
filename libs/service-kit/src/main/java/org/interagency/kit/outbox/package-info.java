/** The transactional outbox: events are sent if, and only if, the transaction that wrote them commits. */
@NullMarked
package org.interagency.kit.outbox;

import org.jspecify.annotations.NullMarked;
