/** Who must answer for something: the question that anybody may ask. */
@NullMarked
package org.interagency.mapping.accountability;

import org.jspecify.annotations.NullMarked;
