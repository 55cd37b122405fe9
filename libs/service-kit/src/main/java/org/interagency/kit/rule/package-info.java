/** The rules for writes and their violations, without HTTP and SQL. */
@NullMarked
package org.interagency.kit.rule;

import org.jspecify.annotations.NullMarked;
