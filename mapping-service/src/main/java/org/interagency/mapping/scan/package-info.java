/** Scans that hold what is stored against what should be. */
@NullMarked
package org.interagency.mapping.scan;

import org.jspecify.annotations.NullMarked;
