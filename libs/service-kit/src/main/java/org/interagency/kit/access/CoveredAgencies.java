package org.interagency.kit.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The agencies that a mandate covers, by the hierarchy of today. What belongs to an agency that ends also concerns its successors, which take it over.
 * Reads each agency once.
 */
public final class CoveredAgencies {

    private final Mandate mandate;
    private final Function<Collection<String>, Map<String, AgencyFact>> read;
    private final Map<String, Optional<AgencyFact>> agencies = new HashMap<>();

    /** @param read finds agencies by code */
    public CoveredAgencies(Mandate mandate, Function<Collection<String>, Map<String, AgencyFact>> read) {
        this.mandate = mandate;
        this.read = read;
    }

    /** Reads agencies and all above them with one call for each level, so that many checks need few statements. */
    public void read(Collection<String> codes) {
        Set<String> unread = unread(codes.stream());
        while (!unread.isEmpty()) {
            Map<String, AgencyFact> found = read.apply(unread);
            unread.forEach(code -> agencies.put(code, Optional.ofNullable(found.get(code))));
            unread = unread(unread.stream().map(this::parent).filter(Objects::nonNull));
        }
    }

    private Set<String> unread(Stream<String> codes) {
        return codes.filter(code -> !agencies.containsKey(code)).collect(Collectors.toSet());
    }

    /** Has an agency read again, since it was written. */
    public void forget(String code) {
        agencies.remove(code);
    }

    /** Whether the mandate covers an agency and, if it ends, its successors. */
    public boolean cover(String code) {
        return mandate.coversAll() || covers(code, new HashSet<>());
    }

    /** {@link #refusal(Supplier, String, String)} without advice. */
    public Optional<RefusedException> refusal(Supplier<Set<String>> concerned, String thing) {
        return refusal(concerned, thing, "");
    }

    /**
     * The refusal of a write that concerns agencies; empty if the mandate covers all of them.
     *
     * @param concerned called unless the mandate covers all agencies
     * @param thing what is written, such as {@code programme CL-SUF}
     * @param advice what the caller can do instead, as a sentence; empty if there is nothing
     */
    public Optional<RefusedException> refusal(Supplier<Set<String>> concerned, String thing, String advice) {
        if (mandate.coversAll()) {
            return Optional.empty();
        }
        String foreign =
                concerned.get().stream().filter(code -> !cover(code)).sorted().collect(Collectors.joining(", "));
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(RefusedException.forbidden("The " + thing + " belongs to " + foreign
                        + " or passes to others with it. The token is that of a registrar of " + mandate.agency()
                        + ", who writes for this agency and those below it."
                        + (advice.isEmpty() ? "" : " " + advice)));
    }

    /** @param seen the agencies whose answer is being computed */
    private boolean covers(String code, Set<String> seen) {
        return isBelow(code)
                && seen.add(code)
                && successors(code).stream().allMatch(successor -> seen.contains(successor) || covers(successor, seen));
    }

    private List<String> successors(String code) {
        return agency(code)
                .filter(agency -> agency.validTo() != null)
                .map(AgencyFact::successors)
                .orElse(List.of());
    }

    private boolean isBelow(String code) {
        Set<String> seen = new HashSet<>();
        for (String step = code; step != null && seen.add(step); step = parent(step)) {
            if (mandate.names(step)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String parent(String code) {
        return agency(code).map(agency -> agency.on(Today.date()).parent()).orElse(null);
    }

    private Optional<AgencyFact> agency(String code) {
        return agencies.computeIfAbsent(
                code, unknown -> Optional.ofNullable(read.apply(List.of(code)).get(code)));
    }
}
