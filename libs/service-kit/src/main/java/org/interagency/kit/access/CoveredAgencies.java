package org.interagency.kit.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.kit.rule.RefusedException;

/** The agencies that a mandate covers, by the hierarchy of today. Reads each agency once, and a set of agencies level by level. */
public final class CoveredAgencies {

    private final Mandate mandate;
    private final Function<Collection<String>, Map<String, AgencyFact>> read;
    private final Map<String, Optional<String>> parents = new HashMap<>();

    /** @param read finds agencies by code, as they are today */
    public CoveredAgencies(Mandate mandate, Function<Collection<String>, Map<String, AgencyFact>> read) {
        this.mandate = mandate;
        this.read = read;
    }

    /** Reads agencies and all those above them. */
    public void prepare(Set<String> codes) {
        Set<String> unknown = codes;
        while (mandate.agency() != null && !unknown.isEmpty()) {
            Map<String, AgencyFact> found = read.apply(unknown);
            Set<String> above = new HashSet<>();
            for (String code : unknown) {
                Optional<String> parent = Optional.ofNullable(found.get(code)).map(AgencyFact::parent);
                parents.put(code, parent);
                parent.ifPresent(above::add);
            }
            above.removeAll(parents.keySet());
            unknown = above;
        }
    }

    /** Has an agency read again, since it was written. */
    public void forget(String code) {
        parents.remove(code);
    }

    /**
     * The refusal of a write that concerns agencies; empty if the mandate covers all of them.
     *
     * @param thing what is written, such as {@code programme CL-SUF}
     */
    public Optional<RefusedException> refusal(Set<String> concerned, String thing) {
        Set<String> foreign = concerned.stream().filter(code -> !covers(code)).collect(Collectors.toSet());
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(RefusedException.forbidden("The " + thing + " belongs to "
                        + foreign.stream().sorted().collect(Collectors.joining(", "))
                        + ". The token is that of a registrar of "
                        + mandate.agency() + ", who writes for this agency and those below it."));
    }

    private boolean covers(String code) {
        if (mandate.agency() == null) {
            return true;
        }
        Set<String> seen = new HashSet<>();
        Optional<String> step = Optional.of(code);
        while (step.isPresent() && seen.add(step.get())) {
            if (step.get().equals(mandate.agency())) {
                return true;
            }
            if (!parents.containsKey(step.get())) {
                prepare(Set.of(step.get()));
            }
            step = parents.get(step.get());
        }
        return false;
    }
}
