/**
 * Finds where responsibilities overlap and where nobody holds them.
 *
 * <p>Pure Java: no framework, no database, no clock, no I/O. The same facts, in any order, give the same findings with
 * the same identifiers. The rules are those of GAO-15-49SP, <i>Fragmentation, Overlap, and Duplication: An Evaluation
 * and Management Guide</i>, made exact over territory × period × age × groups.
 */
@NullMarked
package org.interagency.detection;

import org.jspecify.annotations.NullMarked;
