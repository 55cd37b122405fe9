package org.interagency.kit.csv;

import java.util.Optional;
import java.util.function.Supplier;

/** Runs the attempts of an import that is one transaction. */
public interface ImportAttempts {

    /** Whether the import must be one transaction, independent of its options. */
    boolean demandOneTransaction();

    /** The report of the same import, if it was carried out before. Called after the file has arrived. */
    Optional<ImportReport> before();

    /** Runs an attempt and returns its report. */
    ImportReport run(Supplier<ImportReport> attempt);
}
