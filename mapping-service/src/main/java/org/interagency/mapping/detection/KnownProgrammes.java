package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.CopiedFacts;

/** The programmes that this service has heard of. */
@ApplicationScoped
public class KnownProgrammes {

    private final Derived<ProgrammeFact, List<ProgrammeFact>> programmes;

    KnownProgrammes(CopiedFacts copies) {
        this.programmes = new Derived<>(copies.programmes(), KnownProgrammes::inOrder);
    }

    private static List<ProgrammeFact> inOrder(List<ProgrammeFact> facts) {
        return facts.stream().sorted(Comparator.comparing(ProgrammeFact::code)).toList();
    }

    /** As they are heard of by now, in the order of their codes. Needs a transaction. */
    public List<ProgrammeFact> all() {
        return programmes.get();
    }
}
