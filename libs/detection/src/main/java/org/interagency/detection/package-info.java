/**
 * Finds where responsibilities overlap and where nobody holds them.
 *
 * <p>Pure Java: no framework, no database, no clock, no I/O. The same facts, in any order, give the same findings with
 * the same identifiers.
 *
 * <ul>
 *   <li>{@link org.interagency.detection.rule} says what is wrong, one rule in one file; {@link org.interagency.detection.rule.Rules}
 *       is the index.
 *   <li>{@link org.interagency.detection.fact} says what is given.
 *   <li>{@link org.interagency.detection.geometry} computes with extents.
 * </ul>
 *
 * <p>Each uses only those below it.
 */
@NullMarked
package org.interagency.detection;

import org.jspecify.annotations.NullMarked;
