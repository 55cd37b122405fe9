package org.interagency.kit.fact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind that are written together, in order.
 *
 * @param locked the things that they write, and others that they rest on
 * @param <F> the fact
 * @param <R> the request
 */
public record Batch<F extends TimedFact<F>, R extends FactRequest<F>>(
        List<R> requests, WriteTerms terms, LockedFacts<F> locked) {

    /** The thing that a request writes, as it stands. */
    public Timeline<F> standing(R request) {
        return locked.timeline(request.key());
    }

    /** The day from which a request says how the thing is; {@code null} for the beginning. */
    public @Nullable LocalDate since(R request) {
        return terms.sinceIn(standing(request));
    }

    /**
     * The first day of the state that a request makes or corrects.
     *
     * @param validFrom the day from which the thing is there, as the request has it
     */
    public LocalDate begins(R request, LocalDate validFrom) {
        return Validity.laterStart(validFrom, since(request));
    }

    /** All codes that a field of the requests names. */
    public static <R> Set<String> named(Collection<R> requests, Function<R, @Nullable String> field) {
        return requests.stream().map(field).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** All codes that a field of the requests lists. */
    public static <R> Set<String> listed(
            Collection<R> requests, Function<R, ? extends @Nullable Collection<String>> field) {
        return requests.stream()
                .map(field)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
