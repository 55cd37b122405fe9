package org.interagency.mapping.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportType;
import org.interagency.mapping.finding.FindingHandling;
import org.interagency.mapping.proposal.OpenProposals;
import org.jspecify.annotations.Nullable;

/** How findings are written to files: a row for each finding, with the {@linkplain ExtentHull hull} of its extent. JSON Lines have the extent itself. */
final class FindingFiles {

    private static final List<Column> COLUMNS = List.of(
            Column.of("id", "/id", CellKind.TEXT),
            Column.of("type", "/type", CellKind.TEXT),
            Column.of("status", "/status", CellKind.TEXT),
            Column.of("severity", "/severity", CellKind.TEXT),
            Column.of("vertical", "/vertical", CellKind.TEXT),
            Column.of("timing", "/timing", CellKind.TEXT),
            Column.of("programmes", "/programmes", CellKind.LIST),
            Column.of("function", "/function", CellKind.TEXT),
            Column.of("contingency", "/contingency", CellKind.TEXT),
            Column.of("benefits", "/benefits", CellKind.LIST),
            Column.of("agencies", "/agencies", CellKind.LIST),
            Column.of("responsibilities", "/responsibilities", CellKind.LIST),
            Column.of("boxes", "/hull/boxes", CellKind.INTEGER),
            Column.of("territories", "/hull/territories", CellKind.LIST),
            Column.of("valid_from", "/hull/validFrom", CellKind.DATE),
            Column.of("valid_to", "/hull/validTo", CellKind.DATE),
            Column.of("age_from", "/hull/ageFrom", CellKind.INTEGER),
            Column.of("age_to", "/hull/ageTo", CellKind.INTEGER),
            Column.of("groups", "/hull/groups", CellKind.LIST),
            Column.of("groups_except", "/hull/groupsExcept", CellKind.LIST),
            Column.of("explanation", "/explanation", CellKind.LOCALIZED),
            Column.of("proposed", "/proposed/ids", CellKind.LIST),
            Column.of("assignee", "/handling/assignee", CellKind.TEXT),
            Column.of("due_on", "/handling/dueOn", CellKind.DATE),
            Column.of("reason", "/handling/reason", CellKind.TEXT),
            Column.of("review_on", "/handling/reviewOn", CellKind.DATE),
            Column.of("first_seen", "/firstSeen", CellKind.TIME),
            Column.of("last_changed", "/lastChanged", CellKind.TIME),
            Column.of("version", "/version", CellKind.INTEGER));

    private FindingFiles() {}

    /**
     * A row.
     *
     * @param proposed see {@link ReportedFinding}
     * @param handling see {@link ReportedFinding}
     */
    private record FindingRow(
            @JsonUnwrapped FindingFact finding,
            ExtentHull hull,
            @Nullable OpenProposals proposed,
            @Nullable FindingHandling handling) {

        static FindingRow of(ReportedFinding reported) {
            FindingFact finding = reported.finding();
            return new FindingRow(finding, ExtentHull.of(finding.extent()), reported.proposed(), reported.handling());
        }
    }

    /** The files of findings, with what is being done about them. */
    static ExportType<ReportedFinding> of(String name) {
        return new ExportType<>(name, COLUMNS, FindingRow::of);
    }
}
