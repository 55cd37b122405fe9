/** Rules of the registry, and what breaks them: facts in, violations out, without HTTP or SQL. */
@NullMarked
package org.interagency.kit.rule;

import org.jspecify.annotations.NullMarked;
