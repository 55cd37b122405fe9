/** Government levels: the tiers at which agencies act. */
@NullMarked
package org.interagency.agency.level;

import org.jspecify.annotations.NullMarked;
