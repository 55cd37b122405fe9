/** The single entry point: routes each request to the service of its collection, and serves one API document for all services. */
@NullMarked
package org.interagency.gateway;

import org.jspecify.annotations.NullMarked;
