package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportType;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListRequest;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.finding.FindingDimension;
import org.interagency.mapping.finding.FindingFilter;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers every list of findings: with the findings, or with how many there are by some dimensions. */
@ApplicationScoped
class FindingLists {

    private final ReportedFindings findings;
    private final Exports exports;

    FindingLists(ReportedFindings findings, Exports exports) {
        this.findings = findings;
        this.exports = exports;
    }

    /**
     * The answer.
     *
     * @param name the name of the files
     * @throws RefusedException if a parameter is wrong, or asks for what this reader may not know
     */
    RestResponse<Page<ReportLine>> answer(String name, FindingFilter filter, Grouping grouping, ListRequest wanted) {
        if (grouping.by().isEmpty()) {
            return lines(exports.answer(wanted, FindingFiles.of(name), request -> findings.list(filter, request)));
        }
        return lines(exports.answer(
                wanted, counts(name, grouping.by()), request -> findings.count(filter, grouping.by(), request)
                        .map(counted -> FindingGroup.of(counted, grouping, filter.asksForDays()))));
    }

    private static ExportType<FindingGroup> counts(String name, List<FindingDimension> by) {
        List<Column> columns = Stream.concat(
                        by.stream()
                                .map(FindingDimension::code)
                                .map(code -> Column.of(code, "/group/" + code, CellKind.TEXT)),
                        Stream.of(
                                Column.of("findings", "/findings", CellKind.INTEGER),
                                Column.of("high", "/severity/high", CellKind.INTEGER),
                                Column.of("medium", "/severity/medium", CellKind.INTEGER),
                                Column.of("low", "/severity/low", CellKind.INTEGER),
                                Column.of("link", "/link", CellKind.TEXT)))
                .toList();
        return new ExportType<>(name, columns, group -> group);
    }

    /** The declared type has both kinds of lines, of which an answer has one. */
    @SuppressWarnings("unchecked")
    private static RestResponse<Page<ReportLine>> lines(RestResponse<? extends Page<? extends ReportLine>> answer) {
        return (RestResponse<Page<ReportLine>>) (RestResponse<?>) answer;
    }
}
