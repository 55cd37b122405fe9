/** Responsibilities: who does what for which programme, where, for whom, since when and by which law. */
@NullMarked
package org.interagency.mapping.responsibility;

import org.jspecify.annotations.NullMarked;
