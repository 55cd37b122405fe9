/** The rights and the entries of vocabularies that every country starts with. */
@NullMarked
package org.interagency.program.standard;

import org.jspecify.annotations.NullMarked;
