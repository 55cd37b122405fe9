/** Stores, publishes and reads findings. */
@NullMarked
package org.interagency.mapping.finding;

import org.jspecify.annotations.NullMarked;
