/** The one tree of territories. */
@NullMarked
package org.interagency.agency.territory;

import org.jspecify.annotations.NullMarked;
