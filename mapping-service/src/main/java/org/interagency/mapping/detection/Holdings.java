package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/** Gives detection the responsibilities that agencies hold. Every method needs a transaction. */
public interface Holdings {

    /** The responsibilities of role accountable for a function of a programme: past, current and future ones, also those that need not be met. */
    List<Holding> accountable(String programme, ProgrammeFunction function);

    /** The functions of a programme for which an agency is accountable on any day. */
    Set<ProgrammeFunction> functionsOf(String programme);

    /** The responsibilities of any role that some agencies hold for a programme. */
    List<Holding> heldBy(Collection<String> agencies, String programme);

    /** The programmes for which some agencies hold a responsibility of any role. */
    Set<String> programmesOf(Collection<String> agencies);
}
