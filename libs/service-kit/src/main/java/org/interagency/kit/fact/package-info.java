/** Facts of one's own, kept and announced, and facts of other services, heard and fetched. */
@NullMarked
package org.interagency.kit.fact;

import org.jspecify.annotations.NullMarked;
