/** Coordination agreements: agencies settle how they work together. */
@NullMarked
package org.interagency.mapping.agreement;

import org.jspecify.annotations.NullMarked;
