package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.junit.jupiter.api.Test;

/** A field in which the reader chooses. */
class ChoiceFieldTest {

    private static final Map<String, String> NAMES = Map.of("a", "First", "b", "Second");

    private static ChoiceField chosen(String... values) {
        return ChoiceField.of("field", "Field", "Any", List.of("a", "b"), NAMES::get, List.of(values));
    }

    @Test
    void somethingIsChosenOrNothing() {
        assertThat(chosen().options())
                .containsExactly(
                        new ChoiceOption("", "Any", true),
                        new ChoiceOption("a", "First", false),
                        new ChoiceOption("b", "Second", false));
        assertThat(chosen("b").options())
                .containsExactly(
                        new ChoiceOption("", "Any", false),
                        new ChoiceOption("a", "First", false),
                        new ChoiceOption("b", "Second", true));
    }

    /** Otherwise the form would send no choice, and whoever changes another field would lose it. */
    @Test
    void whatIsChosenIsAnOptionAlsoIfItIsNoneOfTheValues() {
        assertThat(chosen("c").options())
                .containsExactly(
                        new ChoiceOption("", "Any", false),
                        new ChoiceOption("a", "First", false),
                        new ChoiceOption("b", "Second", false),
                        new ChoiceOption("c", "c", true));
    }
}
