package org.interagency.kit.fact;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * To which agency each thing of a kind belongs. The trigger {@code entry_has_confirmation} (V20) names the kinds that have it.
 *
 * @param property the property of the row that has the code of the agency
 * @param agency reads the code of the agency from a fact; {@code null} if that one belongs to no single agency
 * @param <F> the fact
 */
public record Belonging<F>(String property, Function<F, @Nullable String> agency) {}
