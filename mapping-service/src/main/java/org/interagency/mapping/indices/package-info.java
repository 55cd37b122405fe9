/** {@code /indices}: how clear responsibilities are, as numbers between which territories, programmes and years can be compared. */
@NullMarked
package org.interagency.mapping.indices;

import org.jspecify.annotations.NullMarked;
