/** Lists as files: CSV, XLSX and JSON Lines, written page after page. */
@NullMarked
package org.interagency.kit.export;

import org.jspecify.annotations.NullMarked;
