/** Rights: the articles of instruments that programmes realise. */
@NullMarked
package org.interagency.program.right;

import org.jspecify.annotations.NullMarked;
