/** What metrics and health checks read. */
@NullMarked
package org.interagency.kit.metric;

import org.jspecify.annotations.NullMarked;
