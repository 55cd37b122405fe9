/** A real PostgreSQL, a real Kafka and the registry's services as processes of this machine, without Docker. */
@NullMarked
package org.interagency.localstack;

import org.jspecify.annotations.NullMarked;
