/** The audit trail: who wrote what, when, from where and with which result, so that a change or removal of an entry shows. */
@NullMarked
package org.interagency.kit.audit;

import org.jspecify.annotations.NullMarked;
