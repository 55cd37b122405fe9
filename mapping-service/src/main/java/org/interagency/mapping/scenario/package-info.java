/** What would follow from a reorganisation, without one. */
@NullMarked
package org.interagency.mapping.scenario;

import org.jspecify.annotations.NullMarked;
