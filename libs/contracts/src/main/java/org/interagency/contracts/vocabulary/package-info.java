/** The words that facts are made of, each with the source of its definition. */
@NullMarked
package org.interagency.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
