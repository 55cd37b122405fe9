package org.interagency.gateway.web;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.Severity;

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

    /** The filters that the form of the page has as fields. */
    private static final List<String> IN_FORM =
            List.of("type", "status", "severity", "timing", "agency", "programme", "withinTerritory");

    /** The filters that only links have. */
    private static final List<String> IN_LINKS = List.of(
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
     */
    public record KeptFilter(String name, String value) {}

    /** The list of the findings with which something is left to do. */
    static ApiAddress unsettled() {
        return ApiAddress.of("findings").with("status", UNSETTLED);
    }

    /** The address of the list that the reader asks for, without order and page. */
    static ApiAddress address(PageVisit visit) {
        ApiAddress address = ApiAddress.of("findings");
        for (String name : Stream.concat(IN_FORM.stream(), IN_LINKS.stream()).toList()) {
            address = address.with(name, visit.parameters(name));
        }
        return address;
    }

    /** The filters that the form does not show as fields. */
    static List<KeptFilter> kept(PageVisit visit) {
        return IN_LINKS.stream()
                .flatMap(name -> visit.parameters(name).stream().map(value -> new KeptFilter(name, value)))
                .toList();
    }

    /** The fields in which one value is chosen. */
    static List<ChoiceField> fields(PageVisit visit) {
        return List.of(
                field(visit, "type", Coded.codes(FindingType.class)),
                field(visit, "severity", Coded.codes(Severity.class)),
                field(visit, "timing", Coded.codes(FindingTiming.class)),
                ChoiceField.of(
                        "groupBy",
                        visit.texts().of("groupBy"),
                        visit.texts().of("groupByNothing"),
                        DIMENSIONS,
                        dimension -> visit.texts().of("dimension." + dimension),
                        visit.parameters("groupBy")));
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
