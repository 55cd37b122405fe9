package org.interagency.kit.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a write.
 *
 * @param mandate the agencies to which the things that are written may belong
 * @param since the first day of the new state; {@code null} to correct the last state
 * @param isCreation whether the write creates the thing, which must not exist yet
 */
public record WriteTerms(Mandate mandate, @Nullable LocalDate since, boolean isCreation, Precondition precondition) {

    /** Those of the registry itself: corrects the last state, whatever its version and to whomever it belongs. */
    public static final WriteTerms NONE = since(Mandate.OF_REGISTRY, null);

    /** Creates the thing. */
    public static WriteTerms creation(Mandate mandate) {
        return new WriteTerms(mandate, null, true, Precondition.NONE);
    }

    /**
     * Makes a state that holds from a day on.
     *
     * @param day {@code null} to correct the last state
     */
    public static WriteTerms since(Mandate mandate, @Nullable LocalDate day) {
        return new WriteTerms(mandate, day, false, Precondition.NONE);
    }

    /** The first day of the state that a write makes or corrects; {@code null} for the beginning, where the state of a new thing begins. */
    public <F extends TimedFact<F>> @Nullable LocalDate sinceIn(Timeline<F> standing) {
        return standing.newest()
                .map(newest -> since == null ? newest.since() : since)
                .orElse(null);
    }

    /**
     * The refusal if the current states do not allow the write. Checks in this order:
     *
     * <ol>
     *   <li>The precondition is met.
     *   <li>A thing that is created does not exist yet.
     *   <li>The state that is corrected does not begin after today, since the writer may not know of it.
     *   <li>The thing exists on the first day of the new state.
     * </ol>
     */
    <F extends TimedFact<F>> Optional<RefusedException> unmet(FactKind<F, ?> kind, F content, Timeline<F> standing) {
        return precondition
                .unmet(kind, content.key(), standing)
                .or(() -> existsAlready(kind, content.key(), standing))
                .or(() -> correctsLaterState(standing))
                .or(() -> isOutside(kind, content, standing));
    }

    private <F extends TimedFact<F>> Optional<RefusedException> existsAlready(
            FactKind<F, ?> kind, String code, Timeline<F> standing) {
        return isCreation && !standing.isEmpty()
                ? Optional.of(RefusedException.conflict(
                        "The " + kind.name() + " " + code + " exists already; use PUT to change it.",
                        List.of(Violation.of(kind.key(), code + " is taken."))))
                : Optional.empty();
    }

    private <F extends TimedFact<F>> Optional<RefusedException> correctsLaterState(Timeline<F> standing) {
        return standing.newest()
                .map(TimedFact::since)
                .filter(begins -> since == null && begins.isAfter(Today.date()))
                .map(begins -> RefusedException.conflict(
                        "From " + begins
                                + " on another state holds. Give ?since= with the first day of the new state;"
                                + " it replaces all states of that day and later.",
                        List.of(new Violation("?since", "It is required, since there is a later state."))));
    }

    private <F extends TimedFact<F>> Optional<RefusedException> isOutside(
            FactKind<F, ?> kind, F content, Timeline<F> standing) {
        return since == null || standing.isEmpty() || content.isValidOn(since)
                ? Optional.empty()
                : Optional.of(RefusedException.violating(List.of(
                        new Violation("?since", "It has to be a day on which the " + kind.name() + " exists."))));
    }
}
