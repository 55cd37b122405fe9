/** Limits for how long something may take. */
@NullMarked
package org.interagency.kit.limit;

import org.jspecify.annotations.NullMarked;
