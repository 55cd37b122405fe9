/** What the program service hears from the agency service. */
@NullMarked
package org.interagency.program.copy;

import org.jspecify.annotations.NullMarked;
