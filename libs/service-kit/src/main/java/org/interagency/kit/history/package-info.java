/** Who wrote what when, as Hibernate Envers records it. */
@NullMarked
package org.interagency.kit.history;

import org.jspecify.annotations.NullMarked;
