/** Extents of territory × period × age × groups, as boxes of numbers: how they are intersected, joined and taken from each other. */
@NullMarked
package org.interagency.detection.geometry;

import org.jspecify.annotations.NullMarked;
