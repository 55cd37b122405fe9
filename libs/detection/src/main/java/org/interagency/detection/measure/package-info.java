/** How much of what is required has an accountable agency, none or several: the counts from which indices are computed. */
@NullMarked
package org.interagency.detection.measure;

import org.jspecify.annotations.NullMarked;
