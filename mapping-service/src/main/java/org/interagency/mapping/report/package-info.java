/** Reports for coordination units. */
@NullMarked
package org.interagency.mapping.report;

import org.jspecify.annotations.NullMarked;
