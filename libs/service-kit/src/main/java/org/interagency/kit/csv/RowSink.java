package org.interagency.kit.csv;

import java.util.List;
import org.interagency.kit.fact.Outcome;

/** Stores the rows of an import. */
public interface RowSink<R> {

    /** Does, before a transaction is open, whatever the rows need of other services. */
    default void prepare(List<R> rows) {}

    /** Stores rows within the transaction that is open; answers for each in turn. */
    List<? extends Outcome<?>> store(List<R> rows);

    /** Called once before the transaction commits, after all rows of it are stored. */
    default void settle() {}
}
