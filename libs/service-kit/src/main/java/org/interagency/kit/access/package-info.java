/** Who may do what. */
@NullMarked
package org.interagency.kit.access;

import org.jspecify.annotations.NullMarked;
