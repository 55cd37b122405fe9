/**
 * The public contract of the registry: the facts that its events and answers carry, and the Kafka topics.
 *
 * <p>A subscriber needs only this library. The same shapes are published as JSON Schemas beside the classes and described by {@code asyncapi.yaml}.
 */
@NullMarked
package org.interagency.contracts;

import org.jspecify.annotations.NullMarked;
