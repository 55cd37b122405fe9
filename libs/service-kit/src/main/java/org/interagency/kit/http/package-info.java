/** The resources of versioned facts, with their query parameters, headers and statuses. */
@NullMarked
package org.interagency.kit.http;

import org.jspecify.annotations.NullMarked;
