package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.VersionedStore;
import org.interagency.kit.fact.WriteResult.Stored;
import org.jspecify.annotations.Nullable;

/** The parents of agencies on every day, kept up to date while one batch is written. Used by one transaction. */
final class AgencyHierarchy {

    private final Session session;
    private final VersionedStore<AgencyFact, AgencyEntity> store;
    private final Map<String, List<Link>> links;
    private final Map<String, Optional<AgencyFact>> facts = new HashMap<>();

    /** @param codes of the agencies that the batch names as parents */
    AgencyHierarchy(Session session, VersionedStore<AgencyFact, AgencyEntity> store, Set<String> codes) {
        this.session = session;
        this.store = store;
        this.links = Ancestry.above(session, "agency", codes);
        Map<String, AgencyFact> known = store.find(codes);
        codes.forEach(code -> facts.put(code, Optional.ofNullable(known.get(code))));
    }

    boolean contains(String code) {
        return !links.getOrDefault(code, List.of()).isEmpty();
    }

    /**
     * The parents that an agency would have, one after the other: the parent that its request names and, when that ends, its only successor, and
     * so on. A parent without successors, or with several, stays the parent.
     *
     * @param since the first day on which the request names the parent; {@code null} for the beginning
     * @param end the first day on which the agency no longer exists; {@code null} if it has no end
     */
    List<Link> parentsOf(String code, @Nullable String parent, @Nullable LocalDate since, @Nullable LocalDate end) {
        List<Link> parents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String whole = parent;
        LocalDate from = since;
        Optional<AgencyFact> ending = ending(whole, from, end);
        while (ending.isPresent() && seen.add(whole)) {
            AgencyFact ended = ending.get();
            parents.add(new Link(from, ended.validTo(), whole));
            from = ended.validTo();
            String successor = ended.successors().get(0);
            whole = successor.equals(code) ? ended.parent() : successor;
            ending = ending(whole, from, end);
        }
        parents.add(new Link(from, null, whole));
        return parents;
    }

    /** The agency, if it ends within the period and has exactly one successor. */
    private Optional<AgencyFact> ending(@Nullable String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        return fact(code)
                .filter(agency -> agency.validTo() != null
                        && (from == null || agency.validTo().isAfter(from))
                        && (to == null || agency.validTo().isBefore(to))
                        && agency.successors().size() == 1);
    }

    private Optional<AgencyFact> fact(@Nullable String code) {
        return code == null ? Optional.empty() : facts.computeIfAbsent(code, store::find);
    }

    /** Whether an agency with these parents would be a part of itself on some day. */
    boolean wouldCircle(String code, List<Link> parents) {
        return parents.stream().anyMatch(whole -> Ancestry.wouldCircle(code, whole, this::linksOf));
    }

    private List<Link> linksOf(String code) {
        if (!links.containsKey(code)) {
            links.put(code, List.of());
            links.putAll(Ancestry.above(session, "agency", Set.of(code)));
        }
        return links.get(code);
    }

    /** Whether any of the agencies is a part of itself on some day. */
    boolean hasCircle(Collection<String> codes) {
        return codes.stream().anyMatch(code -> wouldCircle(code, linksOf(code)));
    }

    /** Whether the hierarchy would have too many levels on some day if an agency had these parents. */
    boolean isTooDeep(String code, List<Link> parents) {
        return parents.stream().anyMatch(whole -> Ancestry.isTooDeep(whole, this::linksOf, () -> below(code)));
    }

    private int below(String code) {
        return linksOf(code).isEmpty() ? 0 : Ancestry.below(session, "agency", "code", "parent", code);
    }

    /** Whether any of the agencies has too many levels above and below it on some day. */
    boolean isTooDeep(Collection<String> codes) {
        return codes.stream().anyMatch(code -> isTooDeep(code, linksOf(code)));
    }

    /** The first day on which an agency no longer exists; {@code null} if it has no end, or if there is no agency of the code. */
    @Nullable
    LocalDate endOf(@Nullable String code) {
        return fact(code).map(AgencyFact::validTo).orElse(null);
    }

    /**
     * Stores the later parents of an agency, each from its first day on.
     *
     * @param locked the locked facts, with the agency among them
     * @param parents from {@link #parentsOf}
     * @return the agency after that; empty if nothing changed
     */
    Optional<AgencyFact> passOn(LockedFacts<AgencyFact> locked, String part, List<Link> parents) {
        Optional<AgencyFact> passed = Optional.empty();
        for (int i = 1; i < parents.size(); i++) {
            String before = parents.get(i - 1).parent();
            Link after = parents.get(i);
            for (Stored<AgencyFact> changed : store.changeFrom(
                    after.since(),
                    locked,
                    Set.of(part),
                    agency -> Objects.equals(agency.parent(), before) ? agency.withParent(after.parent()) : agency)) {
                passed = Optional.of(changed.fact());
            }
        }
        return passed;
    }

    /** Takes over the states of an agency that the batch has written. */
    void record(String code, Timeline<AgencyFact> written) {
        written.newest().ifPresent(agency -> {
            links.put(code, Link.of(written, AgencyFact::parent));
            facts.put(code, Optional.of(agency));
        });
    }
}
