package org.interagency.mapping.report;

import java.util.List;
import org.interagency.mapping.finding.FindingDimension;

/**
 * How findings are counted.
 *
 * @param by one or two dimensions; none if the findings are listed and not counted
 * @param links makes the addresses of the findings that were counted
 */
record Grouping(List<FindingDimension> by, GroupLinks links) {}
