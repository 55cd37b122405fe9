/** Answers in the languages that a client asks for. */
@NullMarked
package org.interagency.kit.language;

import org.jspecify.annotations.NullMarked;
