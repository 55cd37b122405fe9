/** {@code /reports/countries}: what the registry and the country know of a right, in the layout of the OAS. */
@NullMarked
package org.interagency.mapping.country;

import org.jspecify.annotations.NullMarked;
