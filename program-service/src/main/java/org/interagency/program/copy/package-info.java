/** Consumes the events of the agency service, and checks the copies of its facts. */
@NullMarked
package org.interagency.program.copy;

import org.jspecify.annotations.NullMarked;
