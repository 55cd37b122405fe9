/** Which entries of the register their agencies have confirmed, and which of them the central registry office has entered. */
@NullMarked
package org.interagency.kit.confirmation;

import org.jspecify.annotations.NullMarked;
