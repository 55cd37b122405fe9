/** The path of the audit trail of this service. */
@NullMarked
package org.interagency.mapping.audit;

import org.jspecify.annotations.NullMarked;
