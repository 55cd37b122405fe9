/** The input of detection: agencies, programmes, responsibilities and agreements. */
@NullMarked
package org.interagency.detection.fact;

import org.jspecify.annotations.NullMarked;
