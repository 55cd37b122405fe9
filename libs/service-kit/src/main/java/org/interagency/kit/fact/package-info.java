/** Facts that a service owns, kept and announced. */
@NullMarked
package org.interagency.kit.fact;

import org.jspecify.annotations.NullMarked;
