package org.interagency.mapping.detection;

import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/** Where detection learns who is accountable. Both methods need a transaction. */
public interface AccountableFacts {

    /** Everybody who is, was or will be accountable for a function of a programme. */
    List<AccountableFact> of(String programme, ProgrammeFunction function);

    /** The functions of a programme for which anybody is, was or will be accountable. */
    Set<ProgrammeFunction> functionsOf(String programme);
}
