package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.TimedFact;

/** The states of a fact as the API answers it: the one that was asked for, which carries all others. */
final class FactStates {

    private FactStates() {}

    /** All states, in the order of their days. */
    static List<JsonObject> all(JsonObject fact) {
        return Stream.concat(Stream.of(fact), JsonFields.objects(fact, "otherStates").stream())
                .sorted(Comparator.comparing(
                        state -> JsonFields.day(state, "since").orElse(LocalDate.MIN)))
                .toList();
    }

    /** The state that holds on a day; also if the thing does not exist on that day. */
    static JsonObject on(JsonObject fact, LocalDate day) {
        return all(fact).stream()
                .filter(state -> isWithin(day, state, "since", "until"))
                .findFirst()
                .orElse(fact);
    }

    /** Whether the thing exists on a day. */
    static boolean exists(JsonObject fact, LocalDate day) {
        return isWithin(day, fact, "validFrom", "validTo");
    }

    private static boolean isWithin(LocalDate day, JsonObject object, String from, String to) {
        return TimedFact.isWithin(
                day,
                JsonFields.day(object, from).orElse(null),
                JsonFields.day(object, to).orElse(null));
    }
}
