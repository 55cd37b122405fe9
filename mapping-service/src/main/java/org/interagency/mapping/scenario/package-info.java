/** Scenarios: what would follow from changes that are not made. */
@NullMarked
package org.interagency.mapping.scenario;

import org.jspecify.annotations.NullMarked;
