/** From stored facts to findings. */
@NullMarked
package org.interagency.mapping.detection;

import org.jspecify.annotations.NullMarked;
