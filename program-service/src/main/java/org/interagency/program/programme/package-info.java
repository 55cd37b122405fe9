/** Programmes: what is provided to whom. */
@NullMarked
package org.interagency.program.programme;

import org.jspecify.annotations.NullMarked;
