/** Reorganisations: agencies are renamed, merged, split and dissolved, and programmes and responsibilities pass from one to another. */
@NullMarked
package org.interagency.agency.change;

import org.jspecify.annotations.NullMarked;
