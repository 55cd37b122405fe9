/** Vocabularies: the words that facts may use. */
@NullMarked
package org.interagency.program.vocabulary;

import org.jspecify.annotations.NullMarked;
