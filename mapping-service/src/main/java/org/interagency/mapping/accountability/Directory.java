package org.interagency.mapping.accountability;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ContactPoint;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.mapping.accountability.WhoIsResponsible.Body;
import org.jspecify.annotations.Nullable;

/** Some agencies and all that they are part of, each in its state of one day. */
final class Directory {

    private final Map<String, AgencyFact> agencies = new HashMap<>();

    /** Needs a transaction. */
    Directory(CopiedFacts copies, Collection<String> codes, LocalDate day) {
        Set<String> wanted = new HashSet<>(codes);
        while (!wanted.isEmpty()) {
            Map<String, AgencyFact> found = copies.agencies().find(wanted);
            found.forEach((code, agency) -> agencies.put(code, agency.on(day)));
            wanted = found.values().stream()
                    .map(agency -> agency.on(day).parent())
                    .filter(Objects::nonNull)
                    .filter(parent -> !agencies.containsKey(parent))
                    .collect(Collectors.toSet());
        }
    }

    Body body(String code) {
        AgencyFact agency = agencies.get(code);
        return new Body(
                code,
                agency == null ? Map.of() : agency.name(),
                nearest(code, AgencyFact::contactPoint),
                nearest(code, AgencyFact::grievanceChannel));
    }

    private @Nullable ContactPoint nearest(String code, Function<AgencyFact, @Nullable ContactPoint> way) {
        Set<String> seen = new HashSet<>();
        AgencyFact agency = agencies.get(code);
        while (agency != null && seen.add(agency.code())) {
            ContactPoint contact = way.apply(agency);
            if (contact != null) {
                return contact;
            }
            agency = agencies.get(agency.parent());
        }
        return null;
    }
}
