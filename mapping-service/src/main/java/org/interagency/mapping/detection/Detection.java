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

/** Brings the findings about a programme up to what is stored, within the transaction that is open. */
@ApplicationScoped
public class Detection {

    private final Territories territories;
    private final AgencyCache agencies;
    private final Holdings held;
    private final FindingStore findings;

    Detection(Territories territories, AgencyCache agencies, Holdings held, FindingStore findings) {
        this.territories = territories;
        this.agencies = agencies;
        this.held = held;
        this.findings = findings;
    }

    /**
     * Detects anew what is wrong with some functions of a programme, and whose agencies have ceased.
     *
     * @param programme whose copy is locked by the transaction, so that nobody else detects the same meanwhile
     * @return what this opened, changed and resolved
     */
    public FindingChanges detect(ProgrammeFact programme, Collection<ProgrammeFunction> functions) {
        ProgrammeSituation situation = grounds().of(programme);
        FindingChanges changes = FindingChanges.NONE;
        for (ProgrammeFunction function : functions) {
            changes = changes.and(findings.replace(
                    FindingScope.ofFunction(programme.code(), function), situation.findings(function)));
        }
        return changes.and(findings.replace(FindingScope.ofTenure(programme.code()), situation.orphaned()));
    }

    /** Who is accountable for a function of a programme within an extent. Needs a transaction. */
    public Holders holders(ProgrammeFact programme, ProgrammeFunction function, Extent where) {
        return grounds().of(programme).holders(function, where);
    }

    /** Who is accountable for any function of a programme within an extent. Needs a transaction. */
    public List<Holder> holders(ProgrammeFact programme, Extent where) {
        ProgrammeSituation situation = grounds().of(programme);
        return held.functionsOf(programme.code()).stream()
                .flatMap(function -> situation.holders(function, where).holders().stream())
                .toList();
    }

    /** The facts as they are by now. Needs a transaction. */
    DetectionInput grounds() {
        return new DetectionInput(territories.tree(), agencies.agencies(), held);
    }

    /** All functions of a programme about which anything can be found, or is. Needs a transaction. */
    Set<ProgrammeFunction> functionsOf(ProgrammeFact programme) {
        Set<ProgrammeFunction> functions = EnumSet.noneOf(ProgrammeFunction.class);
        programme.states().forEach(state -> functions.addAll(state.requiredFunctions()));
        functions.addAll(held.functionsOf(programme.code()));
        functions.addAll(findings.functionsOf(programme.code()));
        return functions;
    }
}
