/** The resources of versioned facts: where query parameters and headers begin and statuses are chosen. */
@NullMarked
package org.interagency.kit.http;

import org.jspecify.annotations.NullMarked;
