package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Which agencies are of which {@linkplain AgencyClass class}, where and when. An agency is of a class while it exists and is of its kind and while the
 * territory that it serves is of its level. Immutable.
 */
final class ClassMembers {

    /**
     * A time in which an agency is of a kind and serves a territory.
     *
     * @param from its first day; {@code null} means from the beginning
     * @param to the first day after it; {@code null} means for good
     */
    private record Service(
            String agency, AgencyKind kind, String territory, @Nullable LocalDate from, @Nullable LocalDate to) {

        /** Whether another one goes on where this one ends. */
        boolean goesOnAs(Service other) {
            return kind == other.kind && territory.equals(other.territory) && Objects.equals(to, other.from);
        }
    }

    private final Map<AgencyKind, List<Service>> byKind = new EnumMap<>(AgencyKind.class);

    private ClassMembers(Stream<Service> services) {
        services.forEach(service ->
                byKind.computeIfAbsent(service.kind(), key -> new ArrayList<>()).add(service));
    }

    /** The members among some agencies. */
    static ClassMembers of(Collection<AgencyFact> agencies) {
        return new ClassMembers(agencies.stream().flatMap(agency -> services(agency).stream()));
    }

    /** These and the members among other agencies. One of the others replaces the agency of the same code. */
    ClassMembers with(Collection<AgencyFact> others) {
        Set<String> replaced = others.stream().map(AgencyFact::code).collect(Collectors.toSet());
        return new ClassMembers(Stream.concat(
                byKind.values().stream().flatMap(List::stream).filter(service -> !replaced.contains(service.agency())),
                others.stream().flatMap(agency -> services(agency).stream())));
    }

    /** The times in which nothing changes that matters here, as long as possible, so that another name of an agency divides none. */
    private static List<Service> services(AgencyFact agency) {
        List<Service> services = new ArrayList<>();
        for (AgencyFact state : agency.states()) {
            LocalDate from = later(state.validFrom(), state.since());
            LocalDate to = Validity.earlierEnd(state.validTo(), state.until());
            if (from != null && to != null && !to.isAfter(from)) {
                continue;
            }
            Service next = new Service(state.code(), state.kind(), state.territory(), from, to);
            Service last = services.isEmpty() ? null : services.get(services.size() - 1);
            if (last != null && last.goesOnAs(next)) {
                services.set(
                        services.size() - 1, new Service(next.agency, next.kind, next.territory, last.from, next.to));
            } else {
                services.add(next);
            }
        }
        return services;
    }

    /** The kinds of which some agencies are on any day. */
    Set<AgencyKind> kindsOf(Set<String> agencies) {
        Set<AgencyKind> kinds = EnumSet.noneOf(AgencyKind.class);
        byKind.forEach((kind, services) -> {
            if (services.stream().anyMatch(service -> agencies.contains(service.agency()))) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** What each agency of its class holds of a duty. */
    List<Holding> holdings(ClassDuty duty, TerritoryTree tree) {
        return shares(duty.agencyClass(), duty.territories(), duty.validFrom(), duty.validTo(), tree).stream()
                .map(duty::heldBy)
                .toList();
    }

    /**
     * Where and when each agency of a class stands for it within some territories and a period. Those of one agency have periods that do not overlap.
     *
     * @param to the first day after the period; {@code null} means for good
     */
    List<ClassShare> shares(
            AgencyClass all,
            Collection<String> territories,
            LocalDate from,
            @Nullable LocalDate to,
            TerritoryTree tree) {
        TerritoryCut cut = new TerritoryCut(territories, tree);
        List<ClassShare> shares = new ArrayList<>();
        for (Service service : byKind.getOrDefault(all.kind(), List.of())) {
            Set<String> part = cut.of(service.territory());
            if (!part.isEmpty()) {
                List<Territory.TerritoryState> states =
                        tree.territory(service.territory()).states();
                for (int i = 0; i < states.size(); i++) {
                    LocalDate end = i + 1 < states.size() ? states.get(i + 1).since() : null;
                    if (states.get(i).level().equals(all.level())) {
                        LocalDate first = Validity.laterStart(
                                Validity.laterStart(from, service.from()),
                                states.get(i).since());
                        LocalDate last = Validity.earlierEnd(Validity.earlierEnd(to, service.to()), end);
                        if (last == null || last.isAfter(first)) {
                            shares.add(new ClassShare(service.agency(), part, first, last));
                        }
                    }
                }
            }
        }
        return shares;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null ? other : Validity.laterStart(one, other);
    }
}
