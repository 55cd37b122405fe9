package org.interagency.kit.copy;

import java.util.List;

/**
 * The pieces of work that have failed and have not succeeded since.
 *
 * @param count the number of all of them
 * @param first those that have been failing for the longest time, at most 100
 */
public record Failures(int count, List<Failure> first) {}
