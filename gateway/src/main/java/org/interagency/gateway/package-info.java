/** One door: sends each request to the service whose collection it is about, and serves one API document for all. */
@NullMarked
package org.interagency.gateway;

import org.jspecify.annotations.NullMarked;
