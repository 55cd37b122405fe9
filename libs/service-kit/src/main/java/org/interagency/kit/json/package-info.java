/** JSON read strictly: nothing unknown, nothing silently converted. */
@NullMarked
package org.interagency.kit.json;

import org.jspecify.annotations.NullMarked;
