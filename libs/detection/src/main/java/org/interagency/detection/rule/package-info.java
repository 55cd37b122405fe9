/**
 * The rules, each of which detects one kind of fault in the distribution of responsibilities. {@link org.interagency.detection.rule.Rules} lists them
 * all.
 *
 * <p>Overlap, duplication and fragmentation follow GAO-15-49SP, <i>Fragmentation, Overlap, and Duplication: An Evaluation and Management Guide</i>
 * (2015), defined exactly over territory × period × age × groups. For all rules:
 *
 * <ul>
 *   <li>Periods and ages are half-open: two intervals that only touch have nothing in common.
 *   <li>A territory includes all territories below it and counts until its end.
 *   <li>No group named means everyone. A programme reaches a person as a member of a group, so extents of different groups do not intersect.
 *   <li>A programme without territories covers nothing, so it has no findings.
 *   <li>Two agencies of which one is part of the other are {@linkplain org.interagency.detection.rule.OneBody one body}.
 * </ul>
 *
 * <p>To add a rule: write a class that implements {@link org.interagency.detection.rule.Rule}, give it a name in {@link
 * org.interagency.detection.rule.RuleName}, and add it to {@link org.interagency.detection.rule.Rules}. The context of a subject computes once what
 * several of its rules need.
 */
@NullMarked
package org.interagency.detection.rule;

import org.jspecify.annotations.NullMarked;
