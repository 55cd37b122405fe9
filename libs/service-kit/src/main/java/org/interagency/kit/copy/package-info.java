/** Copies of the facts that other services own, heard from Kafka and, where that has not come yet, fetched. */
@NullMarked
package org.interagency.kit.copy;

import org.jspecify.annotations.NullMarked;
