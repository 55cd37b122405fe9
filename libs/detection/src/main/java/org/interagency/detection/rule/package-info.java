/**
 * The rules: what is wrong with a distribution of responsibilities. {@link org.interagency.detection.rule.Rules} lists them all.
 *
 * <p>Overlap, duplication and fragmentation are those of GAO-15-49SP, <i>Fragmentation, Overlap, and Duplication: An
 * Evaluation and Management Guide</i> (2015), made exact over territory × period × age × groups. What holds for all:
 *
 * <ul>
 *   <li>Periods and ages are half-open: those that only touch have nothing in common.
 *   <li>A territory stands for itself with all below it, up to its end.
 *   <li>No group named means everyone. A person counts in a programme by the group in which it reaches them, so two extents of
 *       different groups do not meet.
 *   <li>A programme without territories covers nothing, so nothing is wrong with it.
 *   <li>Two agencies of which one is part of the other are {@linkplain org.interagency.detection.rule.OneBody one body}.
 * </ul>
 *
 * <p>To add a rule: write a class that implements {@link org.interagency.detection.rule.Rule}, give it a name in
 * {@link org.interagency.detection.rule.RuleName}, and add it to {@link org.interagency.detection.rule.Rules}. What several rules
 * of one subject need is computed once in the context of the subject.
 */
@NullMarked
package org.interagency.detection.rule;

import org.jspecify.annotations.NullMarked;
