package org.interagency.mapping.detection;

import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.measure.FunctionMeasure;

/** Keeps what detection measures. Every method needs a transaction. */
public interface Measures {

    /**
     * Stores the measure of a function in the place of the last one. The transaction has to hold the {@linkplain ProgrammeLocks lock} of the programme.
     *
     * @param measure without parts if the function is never required
     */
    void replace(String programme, ProgrammeFunction function, FunctionMeasure measure);

    /** The functions of a programme of which a measure is stored. */
    Set<ProgrammeFunction> functionsOf(String programme);
}
