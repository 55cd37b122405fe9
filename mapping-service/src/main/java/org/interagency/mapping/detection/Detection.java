package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.rule.Holders;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;
import org.interagency.mapping.finding.FindingStore;

/** Updates the findings about a programme in the current transaction. */
@ApplicationScoped
public class Detection {

    private final Territories territories;
    private final AgencyCache agencies;
    private final Holdings held;
    private final Agreements agreed;
    private final FindingStore findings;

    Detection(Territories territories, AgencyCache agencies, Holdings held, Agreements agreed, FindingStore findings) {
        this.territories = territories;
        this.agencies = agencies;
        this.held = held;
        this.agreed = agreed;
        this.findings = findings;
    }

    /**
     * Detects some functions of a programme and what is orphaned in it.
     *
     * @param programme the transaction has to hold its {@linkplain ProgrammeLocks lock}, so that no other transaction detects it at the same time
     * @return the findings that were opened, changed and resolved
     */
    public FindingChanges detect(ProgrammeFact programme, Collection<ProgrammeFunction> functions) {
        ProgrammeSituation situation = input().of(programme);
        FindingChanges changes = FindingChanges.NONE;
        for (ProgrammeFunction function : functions) {
            changes = changes.and(findings.replace(
                    FindingScope.ofFunction(programme.code(), function), situation.findings(function)));
        }
        return changes.and(findings.replace(FindingScope.ofTenure(programme.code()), situation.orphaned()));
    }

    /** Who is accountable for a function of a programme within an extent. Needs a transaction. */
    public Holders holders(ProgrammeFact programme, ProgrammeFunction function, Extent where) {
        return inputAboutHolders().of(programme).holders(function, where);
    }

    /** Who is accountable for any function of a programme within an extent. Needs a transaction. */
    public List<Holder> holders(ProgrammeFact programme, Extent where) {
        ProgrammeSituation situation = inputAboutHolders().of(programme);
        return held.functionsOf(programme.code()).stream()
                .flatMap(function -> situation.holders(function, where).holders().stream())
                .toList();
    }

    /** The current facts. Needs a transaction. */
    DetectionInput input() {
        return new DetectionInput(territories.tree(), agencies.agencies(), held, agreed);
    }

    /** Agreements make no difference to who is accountable. */
    private DetectionInput inputAboutHolders() {
        return new DetectionInput(territories.tree(), agencies.agencies(), held, Agreements.NONE);
    }

    /** All functions of a programme about which findings exist or are possible. Needs a transaction. */
    Set<ProgrammeFunction> functionsOf(ProgrammeFact programme) {
        Set<ProgrammeFunction> functions = EnumSet.noneOf(ProgrammeFunction.class);
        programme.states().forEach(state -> functions.addAll(state.requiredFunctions()));
        functions.addAll(held.functionsOf(programme.code()));
        functions.addAll(findings.functionsOf(programme.code()));
        return functions;
    }
}
