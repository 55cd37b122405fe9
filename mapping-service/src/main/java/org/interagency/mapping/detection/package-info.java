/** Derives findings from stored facts, and verifies stored findings by full scans. */
@NullMarked
package org.interagency.mapping.detection;

import org.jspecify.annotations.NullMarked;
