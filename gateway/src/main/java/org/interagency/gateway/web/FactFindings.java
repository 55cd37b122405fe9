package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;

/**
 * The findings about a fact on a day.
 *
 * @param counts how many there are by type, and by status where the API counts by it too
 * @param all the address of their list
 * @param isKnown whether the service has answered; otherwise there may be some, although none is counted
 */
public record FactFindings(List<FindingCount> counts, String all, boolean isKnown) {

    private static final List<String> UNRESOLVED = Stream.of(FindingStatus.values())
            .filter(status -> status != FindingStatus.RESOLVED)
            .map(Coded::code)
            .toList();

    /**
     * The address of the findings about a fact with which something is left to do on a day.
     *
     * @param filter the parameter that names the fact
     */
    static ApiAddress unsettled(String filter, String code, PageDay day) {
        return day.existingOf(FindingFilters.unsettled().with(filter, code));
    }

    /** The address of the findings about a fact on a day, also of those that are coordinated or accepted. */
    static ApiAddress unresolved(String filter, String code, PageDay day) {
        return day.existingOf(
                ApiAddress.of("findings").with("status", UNRESOLVED).with(filter, code));
    }

    /** The address of their numbers by type. */
    static ApiAddress numbers(ApiAddress list) {
        return list.with("groupBy", "type").with("sort", "-findings");
    }

    /**
     * The findings about a fact.
     *
     * @param list the address of their list
     * @param answer what the API answers about their numbers; empty if it does not
     * @param field the field of the answer that has them
     */
    static FactFindings of(ApiAddress list, JsonObject answer, String field, PageTexts texts) {
        return new FactFindings(
                JsonFields.objects(answer, field).stream()
                        .map(line -> FindingCount.of(line, nameOf(JsonFields.object(line, "group"), texts), texts))
                        .toList(),
                list.text(),
                !answer.isEmpty());
    }

    private static String nameOf(JsonObject group, PageTexts texts) {
        return Stream.of("type", "status")
                .filter(group::containsKey)
                .map(dimension -> texts.name(dimension, JsonFields.text(group, dimension)))
                .collect(Collectors.joining(" · "));
    }
}
