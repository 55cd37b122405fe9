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

/** What agencies are parts of, on every day, kept up to date while one batch is written. Serves one transaction. */
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
        return links.containsKey(code);
    }

    /**
     * What an agency would be a part of: the parent that it names and, once that has ended, the one agency that came out of it, and so on.
     *
     * @param since the day from which it names the parent; {@code null} for the beginning
     * @param end the day from which the agency is no more; {@code null} for good
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

    /** The agency, if one other comes out of it when it ends, within a period. */
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

    /** Whether an agency would be a part of itself on some day if it were a part of others in some periods. */
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

    /** Whether one of the agencies is a part of itself on some day. */
    boolean hasCircle(Collection<String> codes) {
        return codes.stream().anyMatch(code -> wouldCircle(code, linksOf(code)));
    }

    /** The day from which an agency is no more; {@code null} means for good, or that there is no agency. */
    @Nullable
    LocalDate endOf(@Nullable String code) {
        return fact(code).map(AgencyFact::validTo).orElse(null);
    }

    /**
     * Has an agency become a part of one after the other.
     *
     * @param locked with the agency
     * @return the agency as it is then; empty if it stays what it is
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

    /** Records the new state of an agency that the batch has written. */
    void record(String code, Timeline<AgencyFact> written) {
        written.newest().ifPresent(agency -> {
            links.put(code, Link.of(written, AgencyFact::parent));
            facts.put(code, Optional.of(agency));
        });
    }
}
