package org.interagency.gateway.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.contracts.vocabulary.Vocabulary;

/** The filters of a list of findings. The page takes the same parameters as the API, so that each of its addresses is one of the API too. */
final class FindingFilters {

    /** The statuses of findings with which something is left to do. */
    private static final List<String> UNSETTLED = Stream.of(FindingStatus.values())
            .filter(status -> !status.isSettled())
            .map(Coded::code)
            .toList();

    /** By what the page counts findings. The API knows one more, {@code assignee}, which is not for the public. */
    static final List<String> DIMENSIONS =
            List.of("type", "severity", "status", "programme", "contingency", "right", "agency", "level", "territory");

    private static final String GROUP_BY = "groupBy";

    /** The fields of the form of the page: its filters, and by what it counts. */
    static final List<String> IN_FORM =
            List.of("type", "status", "severity", "timing", "agency", "programme", "withinTerritory", GROUP_BY);

    /** The filters that only links have. */
    static final List<String> IN_LINKS = List.of(
            "function",
            "contingency",
            "right",
            "withinAgency",
            "level",
            "territory",
            "vertical",
            "asOf",
            "period",
            "assignee",
            "overdue",
            "reviewDue",
            "without");

    private FindingFilters() {}

    /**
     * A filter that a link has brought, and that the form has to keep.
     *
     * @param name of the parameter
     * @param text the filter in words; empty if the page does not show it
     */
    public record KeptFilter(String name, String value, String text) {

        /** A filter that the page does not show. */
        KeptFilter(String name, String value) {
            this(name, value, "");
        }

        static KeptFilter of(PageTexts texts, String name, String value) {
            String label = texts.appliesTo("kept." + name) ? texts.of("kept." + name) : texts.label(name);
            return new KeptFilter(name, value, texts.of("keptFilter", label, inWords(texts, name, value)));
        }

        private static String inWords(PageTexts texts, String name, String value) {
            return switch (name) {
                case "function" -> texts.name(Vocabulary.FUNCTIONS, value);
                case "contingency" -> texts.name(Vocabulary.CONTINGENCIES, value);
                case "without" -> texts.name("dimension", value);
                default -> value.equals("true") ? texts.of("yes") : value.equals("false") ? texts.of("no") : value;
            };
        }
    }

    /** The list of the findings with which something is left to do. */
    static ApiAddress unsettled() {
        return ApiAddress.of("findings").with("status", UNSETTLED);
    }

    /** The address of the list that the reader asks for, without order and page. */
    static ApiAddress address(PageVisit visit) {
        return FilterForm.filtered(
                ApiAddress.of("findings"),
                visit,
                Stream.concat(IN_FORM.stream(), IN_LINKS.stream())
                        .filter(name -> !name.equals(GROUP_BY))
                        .toList());
    }

    /** The filters that the form does not show as fields. */
    static List<KeptFilter> kept(PageVisit visit) {
        return FilterForm.kept(visit, IN_LINKS);
    }

    /** The fields in which one value is chosen. */
    static List<ChoiceField> fields(PageVisit visit) {
        return List.of(
                field(visit, "type", Coded.codes(FindingType.class)),
                field(visit, "severity", Coded.codes(Severity.class)),
                field(visit, "timing", Coded.codes(FindingTiming.class)),
                ChoiceField.of(
                        GROUP_BY,
                        visit.texts().of("groupBy"),
                        visit.texts().of("groupByNothing"),
                        Stream.concat(DIMENSIONS.stream(), visit.parameters(GROUP_BY).stream())
                                .distinct()
                                .toList(),
                        dimensions -> inWords(visit, dimensions),
                        visit.parameters(GROUP_BY)));
    }

    /** The names of the dimensions by which is counted, such as "Agency · Type" for {@code agency,type}. */
    static String inWords(PageVisit visit, String dimensions) {
        return Stream.of(dimensions.split(","))
                .map(dimension -> visit.texts().name("dimension", dimension))
                .collect(Collectors.joining(" · "));
    }

    /** The field in which several statuses can be chosen. */
    static ChoiceField statuses(PageVisit visit) {
        return ChoiceField.ofSeveral(
                "status",
                visit.texts().of("dimension.status"),
                Coded.codes(FindingStatus.class),
                code -> visit.texts().name("status", code),
                visit.parameters("status"));
    }

    private static ChoiceField field(PageVisit visit, String name, List<String> codes) {
        return ChoiceField.of(
                name,
                visit.texts().of("dimension." + name),
                visit.texts().of("any"),
                codes,
                code -> visit.texts().name(name, code),
                visit.parameters(name));
    }
}
