/**
 * Detects overlaps, gaps and other faults in the distribution of responsibilities.
 *
 * <p>Pure Java: no framework, no database, no clock, no I/O. The same facts, in any order, give the same findings with the same identifiers.
 *
 * <ul>
 *   <li>{@link org.interagency.detection.measure} counts how much of what is required is answered for.
 *   <li>{@link org.interagency.detection.rule} detects what is wrong, with one class for each rule; {@link org.interagency.detection.rule.Rules}
 *       lists them.
 *   <li>{@link org.interagency.detection.fact} is the input.
 *   <li>{@link org.interagency.detection.geometry} computes with extents.
 * </ul>
 *
 * <p>A detection that takes too long can be ended: {@link org.interagency.detection.Interruption}.
 *
 * <p>Each package uses only those listed below it.
 */
@NullMarked
package org.interagency.detection;

import org.jspecify.annotations.NullMarked;
