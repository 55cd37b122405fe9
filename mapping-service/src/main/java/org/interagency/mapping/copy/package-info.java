/** What the mapping service hears from the others. */
@NullMarked
package org.interagency.mapping.copy;

import org.jspecify.annotations.NullMarked;
