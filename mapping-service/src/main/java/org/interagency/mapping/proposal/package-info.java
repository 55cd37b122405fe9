/** Proposals: responsibilities that agencies would give to others, which accept or refuse them. */
@NullMarked
package org.interagency.mapping.proposal;

import org.jspecify.annotations.NullMarked;
