/** Parts of requests that several services share. */
@NullMarked
package org.interagency.kit.request;

import org.jspecify.annotations.NullMarked;
