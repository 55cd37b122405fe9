/** Completes the API documents of all services. */
@NullMarked
package org.interagency.kit.openapi;

import org.jspecify.annotations.NullMarked;
