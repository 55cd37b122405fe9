/** Findings as they are kept, announced and read. */
@NullMarked
package org.interagency.mapping.finding;

import org.jspecify.annotations.NullMarked;
