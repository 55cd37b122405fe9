/** Programmes: the benefits and services that agencies provide to people. */
@NullMarked
package org.interagency.program.programme;

import org.jspecify.annotations.NullMarked;
