package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.CopiedFacts;

/** The known programmes, cached. */
@ApplicationScoped
public class ProgrammeCache {

    private final CopyCache<ProgrammeFact, List<ProgrammeFact>> programmes;

    ProgrammeCache(CopiedFacts copies) {
        this.programmes = new CopyCache<>(copies.programmes(), ProgrammeCache::inOrder);
    }

    private static List<ProgrammeFact> inOrder(List<ProgrammeFact> facts) {
        return facts.stream().sorted(Comparator.comparing(ProgrammeFact::code)).toList();
    }

    /** The programmes of the current copies, in the order of their codes. Needs a transaction. */
    public List<ProgrammeFact> all() {
        return programmes.get();
    }
}
