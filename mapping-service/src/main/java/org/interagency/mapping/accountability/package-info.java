/** Answers the question who is accountable for something, which anybody may ask. */
@NullMarked
package org.interagency.mapping.accountability;

import org.jspecify.annotations.NullMarked;
