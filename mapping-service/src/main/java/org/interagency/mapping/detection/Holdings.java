package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/** Where detection learns who holds which responsibilities. Every method needs a transaction. */
public interface Holdings {

    /** Everybody who is, was or will be accountable for a function of a programme. */
    List<Holding> accountable(String programme, ProgrammeFunction function);

    /** The functions of a programme for which anybody is, was or will be accountable. */
    Set<ProgrammeFunction> functionsOf(String programme);

    /** What some agencies hold, in any role, of a programme. */
    List<Holding> heldBy(Collection<String> agencies, String programme);

    /** The programmes of which some agencies hold anything, in any role. */
    Set<String> programmesOf(Collection<String> agencies);
}
