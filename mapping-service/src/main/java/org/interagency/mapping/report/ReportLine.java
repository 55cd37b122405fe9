package org.interagency.mapping.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a report: a finding or, with {@code groupBy}, how many findings have the same values. */
@Schema(
        description = "A finding or, with groupBy, how many findings have the same values",
        oneOf = {ReportedFinding.class, FindingGroup.class})
sealed interface ReportLine permits ReportedFinding, FindingGroup {}
