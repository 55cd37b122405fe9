/** Answers in the languages that a reader asks for. */
@NullMarked
package org.interagency.kit.language;

import org.jspecify.annotations.NullMarked;
