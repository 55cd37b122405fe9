/** What a client is told when a request cannot be carried out (RFC 9457). */
@NullMarked
package org.interagency.kit.problem;

import org.jspecify.annotations.NullMarked;
