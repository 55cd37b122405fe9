/** Records that are deleted after some time. */
@NullMarked
package org.interagency.kit.retention;

import org.jspecify.annotations.NullMarked;
