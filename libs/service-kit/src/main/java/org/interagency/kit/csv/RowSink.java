package org.interagency.kit.csv;

import java.util.List;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.WriteTerms;

/** Stores the rows of an import. */
public interface RowSink<R> {

    /**
     * Asks other services for what the rows refer to.
     *
     * @param fresh whether to ask even for what is known, since the rows were refused with that
     */
    default void prepare(List<R> rows, boolean fresh) {}

    /**
     * Locks everything that some rows write. Called at the start of a transaction that stores them in several lots, since locks taken lot by
     * lot, in the order of the file, could deadlock.
     */
    default void lock(List<R> rows) {}

    /** Stores rows within the transaction that is open; answers for each in turn. */
    List<? extends Outcome<?>> store(List<R> rows, WriteTerms terms);

    /** Called once before the transaction commits, after all rows of it are stored. */
    default void settle() {}
}
