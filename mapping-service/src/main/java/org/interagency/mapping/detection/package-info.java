/** From stored facts to findings, and scans that hold what is stored against what should be. */
@NullMarked
package org.interagency.mapping.detection;

import org.jspecify.annotations.NullMarked;
