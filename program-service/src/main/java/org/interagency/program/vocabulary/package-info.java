/** Vocabularies: the codes that facts may use, such as those of schemes, benefits and contingencies. */
@NullMarked
package org.interagency.program.vocabulary;

import org.jspecify.annotations.NullMarked;
