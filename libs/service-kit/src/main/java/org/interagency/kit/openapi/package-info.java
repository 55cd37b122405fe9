/** What the services' API documents have in common. */
@NullMarked
package org.interagency.kit.openapi;

import org.jspecify.annotations.NullMarked;
