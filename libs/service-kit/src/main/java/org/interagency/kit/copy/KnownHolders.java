package org.interagency.kit.copy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.jspecify.annotations.Nullable;

/** The agencies that hold something, their ends and their reorganisations, as one transaction has read them. */
public final class KnownHolders {

    private final Map<String, AgencyFact> agencies;
    private final Map<String, LocalDate> ends;
    private final List<AgencyChangeFact> changes;
    private final Function<List<String>, List<AgencyChangeFact>> reader;
    private final Map<String, List<AgencyChangeFact>> changesByOrigin = new HashMap<>();

    /**
     * @param agencies by code
     * @param ends for each agency that ends, the first day on which it no longer exists
     * @param changes the reorganisations that were carried out and have one of them in {@code from}
     * @param reader reads the reorganisations that were carried out and have one of the given agencies in {@code from}
     */
    KnownHolders(
            Map<String, AgencyFact> agencies,
            Map<String, LocalDate> ends,
            List<AgencyChangeFact> changes,
            Function<List<String>, List<AgencyChangeFact>> reader) {
        this.agencies = agencies;
        this.ends = ends;
        this.changes = changes;
        this.reader = reader;
    }

    /** The agencies that have a copy, by code. */
    public Map<String, AgencyFact> agencies() {
        return agencies;
    }

    /** The first day on which an agency no longer exists; {@code null} if no end is known. An agency without a copy can have an end too. */
    public @Nullable LocalDate endOf(String code) {
        return ends.get(code);
    }

    List<AgencyChangeFact> changes() {
        return changes;
    }

    /** The reorganisations that were carried out and have one of the agencies in {@code from}; each agency is read once. */
    List<AgencyChangeFact> changesFrom(Collection<String> codes) {
        List<AgencyChangeFact> all = new ArrayList<>();
        for (String code : codes) {
            all.addAll(changesByOrigin.computeIfAbsent(code, origin -> reader.apply(List.of(origin))));
        }
        return all;
    }
}
