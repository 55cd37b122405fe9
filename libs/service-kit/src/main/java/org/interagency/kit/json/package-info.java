/** Strict JSON: unknown fields are refused, and values are not converted silently. */
@NullMarked
package org.interagency.kit.json;

import org.jspecify.annotations.NullMarked;
