/** The vocabularies that facts use, with the sources of their definitions. */
@NullMarked
package org.interagency.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
