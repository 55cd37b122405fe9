package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Accountability;
import org.interagency.detection.Extent;
import org.interagency.detection.Finding;
import org.interagency.detection.FunctionDetector;
import org.interagency.detection.FunctionFacts;
import org.interagency.detection.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.mapping.finding.FindingBook;
import org.interagency.mapping.finding.FindingChanges;

/** Brings the findings about a programme up to what is stored, within the transaction that is open. */
@ApplicationScoped
public class Detection {

    private final Territories territories;
    private final AccountableFacts accountable;
    private final CopiedFacts copies;
    private final FindingBook findings;

    Detection(Territories territories, AccountableFacts accountable, CopiedFacts copies, FindingBook findings) {
        this.territories = territories;
        this.accountable = accountable;
        this.copies = copies;
        this.findings = findings;
    }

    /**
     * Detects anew what is wrong with some functions of a programme.
     *
     * @param programme whose copy is locked by the transaction, so that nobody else detects the same meanwhile
     * @return what this opened, changed and resolved
     */
    public FindingChanges detect(ProgrammeFact programme, Collection<ProgrammeFunction> functions) {
        TerritoryTree tree = territories.tree();
        Optional<Extent> extent = Territories.extent(
                tree, programme.territories(), programme.population(), programme.validFrom(), programme.validTo());
        if (extent.isEmpty()) {
            return FindingChanges.NONE;
        }
        FunctionDetector detector = new FunctionDetector(tree);
        FindingChanges changes = FindingChanges.NONE;
        for (ProgrammeFunction function : functions) {
            List<Finding> found = detector.detect(facts(programme, extent.get(), function, tree));
            changes = changes.and(findings.replace(programme, function, found));
        }
        return changes;
    }

    private FunctionFacts facts(
            ProgrammeFact programme, Extent extent, ProgrammeFunction function, TerritoryTree tree) {
        return new FunctionFacts(
                programme.code(),
                programme.owner(),
                function.code(),
                programme.requiredFunctions().contains(function),
                extent,
                accountabilities(accountable.of(programme.code(), function), tree));
    }

    private List<Accountability> accountabilities(List<AccountableFact> facts, TerritoryTree tree) {
        Map<String, String> levels = copies.agencies()
                .field("level", facts.stream().map(AccountableFact::agency).collect(Collectors.toSet()));
        List<Accountability> accountabilities = new ArrayList<>();
        for (AccountableFact fact : facts) {
            Territories.extent(tree, fact.territories(), fact.population(), fact.validFrom(), fact.validTo())
                    .map(extent -> new Accountability(
                            fact.id(),
                            fact.agency(),
                            levels.getOrDefault(fact.agency(), ""),
                            fact.delegatedFrom(),
                            extent))
                    .ifPresent(accountabilities::add);
        }
        return accountabilities;
    }
}
