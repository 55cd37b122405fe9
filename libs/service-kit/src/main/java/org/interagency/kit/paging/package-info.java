/** Lists that are read page by page, with cursors. */
@NullMarked
package org.interagency.kit.paging;

import org.jspecify.annotations.NullMarked;
