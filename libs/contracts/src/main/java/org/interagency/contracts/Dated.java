package org.interagency.contracts;

import java.time.LocalDate;

/**
 * Something that holds in a period and can be divided at a day.
 *
 * @param <S> the thing itself
 */
public interface Dated<S extends Dated<S>> {

    /** Whether it holds on some day before this one. */
    boolean holdsBefore(LocalDate day);

    /** Whether it holds on this day or on a later one. */
    boolean holdsFrom(LocalDate day);

    /** The same thing, limited to the days before this one. */
    S cutBefore(LocalDate day);

    /** The same thing, limited to this day and later ones. */
    S cutFrom(LocalDate day);
}
