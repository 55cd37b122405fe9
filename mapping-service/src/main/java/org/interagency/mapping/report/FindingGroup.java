package org.interagency.mapping.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.interagency.mapping.finding.CountedFindings;
import org.interagency.mapping.finding.CountedFindings.SeverityCounts;

/**
 * How many findings have the same values.
 *
 * @param group the value of each dimension by which they are counted, by its code; a dimension in which they have none is left out
 * @param findings their number; a finding with several values of a dimension counts once for each
 * @param severity their numbers by severity
 * @param link the path and query of the list of exactly these findings
 */
record FindingGroup(Map<String, String> group, long findings, SeverityCounts severity, String link)
        implements ReportLine {

    static FindingGroup of(CountedFindings counted, Grouping grouping, boolean asksForDays) {
        return new FindingGroup(
                counted.values().entrySet().stream()
                        .collect(Collectors.toMap(value -> value.getKey().code(), Map.Entry::getValue)),
                counted.findings(),
                counted.severity(),
                grouping.links().to(counted, grouping.by(), asksForDays));
    }
}
