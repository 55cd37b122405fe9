package org.interagency.mapping.finding;

import java.util.Map;

/**
 * How many findings have the same values.
 *
 * @param values the value of each dimension by which they are counted; a dimension in which they have none is left out
 * @param findings their number
 * @param severity their numbers by severity
 */
public record CountedFindings(Map<FindingDimension, String> values, long findings, SeverityCounts severity) {

    /** Numbers of findings by severity. */
    public record SeverityCounts(long high, long medium, long low) {}
}
