/** Agencies: the bodies that can hold responsibilities. */
@NullMarked
package org.interagency.agency.agency;

import org.jspecify.annotations.NullMarked;
