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

/** What is known of agencies that hold something, for one transaction. */
public final class KnownHolders {

    private final Map<String, AgencyFact> agencies;
    private final Map<String, LocalDate> ends;
    private final List<AgencyChangeFact> changes;
    private final Function<List<String>, List<AgencyChangeFact>> reader;
    private final Map<String, List<AgencyChangeFact>> changesByOrigin = new HashMap<>();

    /**
     * @param agencies by code
     * @param ends for each agency that ends, the first day on which it no longer exists
     * @param changes the reorganisations that one of them goes into
     * @param reader reads the reorganisations that some agencies go into
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

    /** The agencies that exist, by code. */
    public Map<String, AgencyFact> agencies() {
        return agencies;
    }

    /** The first day on which an agency, known or not, no longer exists; {@code null} means for good. */
    public @Nullable LocalDate endOf(String code) {
        return ends.get(code);
    }

    List<AgencyChangeFact> changes() {
        return changes;
    }

    /** The reorganisations that some agencies go into; each agency is read once. */
    List<AgencyChangeFact> changesFrom(Collection<String> codes) {
        List<AgencyChangeFact> all = new ArrayList<>();
        for (String code : codes) {
            all.addAll(changesByOrigin.computeIfAbsent(code, origin -> reader.apply(List.of(origin))));
        }
        return all;
    }
}
