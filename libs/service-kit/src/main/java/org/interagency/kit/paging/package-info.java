/** Lists by cursor. */
@NullMarked
package org.interagency.kit.paging;

import org.jspecify.annotations.NullMarked;
