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
 * @param locked the things that they write, and others that they depend on
 * @param <F> the fact
 * @param <R> the request
 */
public record Batch<F extends TimedFact<F>, R extends FactRequest<F>>(
        List<R> requests, WriteTerms terms, LockedFacts<F> locked) {

    /** The current states of the thing that a request writes. */
    public Timeline<F> standing(R request) {
        return locked.timeline(request.key());
    }

    /** The first day of the state that a request writes; {@code null} for the beginning. */
    public @Nullable LocalDate since(R request) {
        return terms.sinceIn(standing(request));
    }

    /**
     * The first day on which the state that a request writes holds and the thing exists.
     *
     * @param validFrom the first day on which the thing exists, according to the request
     */
    public LocalDate begins(R request, LocalDate validFrom) {
        return Validity.laterStart(validFrom, since(request));
    }

    /** The codes in a field of the requests, without {@code null}. */
    public static <R> Set<String> named(Collection<R> requests, Function<R, @Nullable String> field) {
        return requests.stream().map(field).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The codes in a list field of the requests; {@code null} is an empty list. */
    public static <R> Set<String> listed(
            Collection<R> requests, Function<R, ? extends @Nullable Collection<String>> field) {
        return requests.stream()
                .map(field)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
