/** Versioned facts that a service owns: how they are written, stored and published. */
@NullMarked
package org.interagency.kit.fact;

import org.jspecify.annotations.NullMarked;
