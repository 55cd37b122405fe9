package org.interagency.kit.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * On what terms something is written.
 *
 * @param since the day from which it is so; {@code null} if what is on record for now is corrected
 * @param isCreation whether the thing must not exist, and is expected not to
 */
public record WriteTerms(@Nullable LocalDate since, boolean isCreation, Precondition precondition) {

    /** What is on record for now is corrected, whatever its version. */
    public static final WriteTerms NONE = new WriteTerms(null, false, Precondition.NONE);

    /** The thing is made. */
    public static final WriteTerms CREATION = new WriteTerms(null, true, Precondition.NONE);

    /** What is said holds from a day on. */
    public static WriteTerms since(@Nullable LocalDate day) {
        return new WriteTerms(day, false, Precondition.NONE);
    }

    /** The day from which a write says how a thing is; {@code null} for the beginning, from which a new thing is as it is written. */
    public <F extends TimedFact<F>> @Nullable LocalDate sinceIn(Timeline<F> standing) {
        return standing.newest()
                .map(newest -> since == null ? newest.since() : since)
                .orElse(null);
    }

    /**
     * The refusal, if what stands does not allow the write.
     *
     * <ol>
     *   <li>What stands is what the writer expects.
     *   <li>What is made does not exist yet.
     *   <li>The state that is corrected is not one of a later day, which the writer may not know of.
     *   <li>The day from which it is so is one on which the thing is there.
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
                        "The " + kind.name() + " " + code + " exists already; to change it, PUT it.",
                        List.of(Violation.of(kind.key(), code + " is taken."))))
                : Optional.empty();
    }

    private <F extends TimedFact<F>> Optional<RefusedException> correctsLaterState(Timeline<F> standing) {
        return standing.newest()
                .map(TimedFact::since)
                .filter(begins -> since == null && begins.isAfter(Today.date()))
                .map(begins -> RefusedException.conflict(
                        "From " + begins
                                + " on another state is on record already. Say with ?since= from which day on this holds;"
                                + " it takes the place of whatever is on record for that day and later.",
                        List.of(new Violation("?since", "It is needed, since a later state is on record."))));
    }

    private <F extends TimedFact<F>> Optional<RefusedException> isOutside(
            FactKind<F, ?> kind, F content, Timeline<F> standing) {
        return since == null || standing.isEmpty() || content.isValidOn(since)
                ? Optional.empty()
                : Optional.of(RefusedException.violating(List.of(
                        new Violation("?since", "It has to be a day on which the " + kind.name() + " is there."))));
    }
}
