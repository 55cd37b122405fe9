package org.interagency.gateway.web;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A field of a form in which the reader chooses.
 *
 * @param name of the parameter
 * @param label what is chosen
 * @param options in their order
 */
public record ChoiceField(String name, String label, List<ChoiceOption> options) {

    /**
     * What can be chosen.
     *
     * @param value as it is sent; empty for no choice
     * @param text what the reader sees
     * @param chosen whether it is chosen
     */
    public record ChoiceOption(String value, String text, boolean chosen) {}

    /**
     * A field with one option for each value, and one before them for no choice. Something else that is chosen is an option too, since the form would lose
     * it otherwise.
     *
     * @param none what the option for no choice says
     * @param text what the reader sees of a value
     */
    static ChoiceField of(
            String name,
            String label,
            String none,
            List<String> values,
            UnaryOperator<String> text,
            Collection<String> chosen) {
        return new ChoiceField(
                name,
                label,
                Stream.of(
                                Stream.of(new ChoiceOption("", none, chosen.isEmpty())),
                                options(values, text, chosen),
                                chosen.stream()
                                        .filter(value -> !value.isEmpty() && !values.contains(value))
                                        .map(value -> new ChoiceOption(value, value, true)))
                        .flatMap(part -> part)
                        .toList());
    }

    /** A field in which several values can be chosen, or none. */
    static ChoiceField ofSeveral(
            String name, String label, List<String> values, UnaryOperator<String> text, Collection<String> chosen) {
        return new ChoiceField(name, label, options(values, text, chosen).toList());
    }

    private static Stream<ChoiceOption> options(
            List<String> values, UnaryOperator<String> text, Collection<String> chosen) {
        return values.stream().map(value -> new ChoiceOption(value, text.apply(value), chosen.contains(value)));
    }
}
