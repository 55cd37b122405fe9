/** PostgreSQL, Kafka and the services of the registry as processes of one machine, without Docker. */
@NullMarked
package org.interagency.localstack;

import org.jspecify.annotations.NullMarked;
