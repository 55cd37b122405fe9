/** Reorganisations: agencies renamed, merged, split and dissolved, and what passes from one to another. */
@NullMarked
package org.interagency.agency.change;

import org.jspecify.annotations.NullMarked;
