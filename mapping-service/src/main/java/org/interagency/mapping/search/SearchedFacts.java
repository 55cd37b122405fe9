package org.interagency.mapping.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Fact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Copies;
import org.interagency.mapping.search.SearchHit.HitContext;
import org.jspecify.annotations.Nullable;

/** Reads the facts that a search has found, with what tells them apart. */
@ApplicationScoped
class SearchedFacts {

    private final CopiedFacts copies;

    SearchedFacts(CopiedFacts copies) {
        this.copies = copies;
    }

    /** The hits of each kind, the best first; of two that fit equally well, one that still exists. */
    record Hits(
            List<SearchHit> agencies,
            List<SearchHit> programmes,
            List<SearchHit> territories,
            List<SearchHit> rights) {}

    /**
     * The facts that match best, as they are on a day.
     *
     * @param limit how many of each kind at most
     */
    @Transactional
    Hits of(SearchMatches matches, int limit, LocalDate day) {
        List<AgencyFact> agencies = best(copies.agencies(), matches.of(Topics.AGENCIES), limit, day);
        List<ProgrammeFact> programmes = best(copies.programmes(), matches.of(Topics.PROGRAMMES), limit, day);
        List<TerritoryFact> territories = best(copies.territories(), matches.of(Topics.TERRITORIES), limit, day);
        List<RightFact> rights = best(copies.rights(), matches.of(Topics.RIGHTS), limit, day);
        Map<String, TerritoryFact> places = copies.territories()
                .find(Stream.concat(
                                agencies.stream().map(AgencyFact::territory),
                                territories.stream().map(TerritoryFact::parent))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<String, AgencyFact> owners = copies.agencies()
                .find(programmes.stream().map(ProgrammeFact::owner).collect(Collectors.toSet()));
        return new Hits(
                agencies.stream()
                        .map(fact -> hit(fact, fact.name(), place(fact.territory(), places, day)))
                        .toList(),
                programmes.stream()
                        .map(fact -> hit(fact, fact.name(), owner(fact.owner(), owners, day)))
                        .toList(),
                territories.stream()
                        .map(fact -> hit(
                                fact, fact.name(), fact.parent() == null ? null : place(fact.parent(), places, day)))
                        .toList(),
                rights.stream().map(fact -> hit(fact, fact.name(), null)).toList());
    }

    private static <F extends TimedFact<F>> List<F> best(
            Copies<F> copies, Collection<SearchMatch> matches, int limit, LocalDate day) {
        Map<String, SearchMatch> byCode = matches.stream()
                .collect(Collectors.toMap(
                        SearchMatch::code,
                        match -> match,
                        (one, other) -> SearchMatch.BEST_FIRST.compare(one, other) <= 0 ? one : other));
        Comparator<F> bestFirst =
                Comparator.comparing(fact -> Objects.requireNonNull(byCode.get(fact.key())), SearchMatch.BEST_FIRST);
        return copies.find(candidates(byCode.values(), limit)).values().stream()
                .sorted(bestFirst.thenComparing(fact -> hasEnded(fact, day)).thenComparing(Fact::key))
                .limit(limit)
                .map(fact -> fact.on(day))
                .toList();
    }

    /** The codes of the best matches, with all that fit as well as the last of them; only of these, the facts have to be read. */
    static Set<String> candidates(Collection<SearchMatch> matches, int limit) {
        List<SearchMatch> sorted =
                matches.stream().sorted(SearchMatch.BEST_FIRST).toList();
        if (sorted.isEmpty()) {
            return Set.of();
        }
        SearchMatch last = sorted.get(Math.min(limit, sorted.size()) - 1);
        return sorted.stream()
                .takeWhile(match -> SearchMatch.BEST_FIRST.compare(match, last) <= 0)
                .map(SearchMatch::code)
                .collect(Collectors.toSet());
    }

    private static boolean hasEnded(TimedFact<?> fact, LocalDate day) {
        LocalDate end = fact.validTo();
        return end != null && !end.isAfter(day);
    }

    private static SearchHit hit(TimedFact<?> fact, Map<String, String> name, @Nullable HitContext belongsTo) {
        return new SearchHit(fact.key(), name, belongsTo, fact.validFrom(), fact.validTo());
    }

    private static HitContext place(String code, Map<String, TerritoryFact> places, LocalDate day) {
        TerritoryFact place = places.get(code);
        return new HitContext(code, place == null ? Map.of() : place.on(day).name());
    }

    private static HitContext owner(String code, Map<String, AgencyFact> owners, LocalDate day) {
        AgencyFact owner = owners.get(code);
        return new HitContext(code, owner == null ? Map.of() : owner.on(day).name());
    }
}
