/** Imports of CSV files, row by row. */
@NullMarked
package org.interagency.kit.csv;

import org.jspecify.annotations.NullMarked;
