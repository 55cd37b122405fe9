/**
 * What the registry tells the world: the facts that its events and answers carry, and the topics they travel on.
 *
 * <p>A subscriber may depend on this library alone. The same shapes are published as JSON Schemas beside the classes and
 * described by {@code asyncapi.yaml}.
 */
@NullMarked
package org.interagency.contracts;

import org.jspecify.annotations.NullMarked;
