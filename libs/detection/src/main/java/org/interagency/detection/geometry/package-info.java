/** Extents of territory × period × age × groups as boxes of numbers, with their intersections, unions and differences. */
@NullMarked
package org.interagency.detection.geometry;

import org.jspecify.annotations.NullMarked;
