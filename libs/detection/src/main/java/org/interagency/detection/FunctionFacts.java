package org.interagency.detection;

import java.util.List;

/**
 * Everything that bears on who is accountable for one function of one programme.
 *
 * @param programme the programme's code
 * @param owner the code of the agency that owns the programme
 * @param function the function's code
 * @param required whether the programme must have an accountable agency for the function everywhere
 * @param extent what the programme covers
 * @param accountable the responsibilities of role accountable for the function, each id once
 * @param agreements those that may bear on it
 */
public record FunctionFacts(
        String programme,
        String owner,
        String function,
        boolean required,
        Extent extent,
        List<Accountability> accountable,
        List<Agreement> agreements) {

    public FunctionFacts {
        accountable = List.copyOf(accountable);
        agreements = List.copyOf(agreements);
    }
}
