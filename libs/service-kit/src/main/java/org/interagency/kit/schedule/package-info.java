/** Work that is done again and again. */
@NullMarked
package org.interagency.kit.schedule;

import org.jspecify.annotations.NullMarked;
