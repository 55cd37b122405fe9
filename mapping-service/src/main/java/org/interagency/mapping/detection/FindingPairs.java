package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.detection.rule.ContingencyContext;
import org.interagency.detection.rule.Pairs;
import org.interagency.detection.rule.Pairs.PairPage;
import org.interagency.detection.rule.Pairs.SharedPair;
import org.interagency.detection.rule.ProgrammePair;
import org.interagency.kit.paging.Cursors;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.ContingencyDetection.Subject;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.finding.FindingScope;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.finding.FoundFinding;

/**
 * Tells of which pairs of programmes a duplication or a fragmentation consists. They are computed from the facts of the moment, and stored nowhere: two
 * thousand programmes have more than a hundred thousand of them.
 */
@ApplicationScoped
public class FindingPairs {

    private final Findings findings;
    private final ContingencyDetection contingencies;

    FindingPairs(Findings findings, ContingencyDetection contingencies) {
        this.findings = findings;
        this.contingencies = contingencies;
    }

    /**
     * A page of the pairs of a finding, in the order of the codes of the programmes. A resolved finding has none.
     *
     * @throws RefusedException if there is no such finding, if it is of a type that has no pairs, or if the page request has a sort order or a cursor
     *     that is not one of this list
     */
    public Page<FindingPair> page(String id, PageRequest request) {
        FindingFact finding = findings.find(id)
                .map(FoundFinding::finding)
                .orElseThrow(() -> RefusedException.notFound("finding", id));
        if (finding.type() != FindingType.DUPLICATION && finding.type() != FindingType.FRAGMENTATION) {
            throw new RefusedException(
                    RefusedException.Reason.NOT_FOUND,
                    "The finding " + id + " is of type " + finding.type().code()
                            + ", which has no pairs: only duplication and fragmentation have.",
                    List.of());
        }
        request.refuseOrder("The pairs come in the order of the codes of their programmes. Leave sort out.");
        ProgrammePair after = request.cursor() == null ? null : pair(request.cursor());
        boolean hasPairs = finding.status() != FindingStatus.RESOLVED && !isPair(finding);
        return (hasPairs ? context(id) : Optional.<ContingencyContext>empty())
                .map(context -> page(pairs(finding, context).after(after, request.limit())))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** Whether it is a pair itself, as earlier versions found it; it is resolved soon after an upgrade. */
    private static boolean isPair(FindingFact finding) {
        return finding.type() == FindingType.DUPLICATION && finding.benefits().isEmpty();
    }

    /** The facts of the moment. The sweep over them is done after this transaction, so that it holds no connection to the database. */
    private Optional<ContingencyContext> context(String id) {
        return QuarkusTransaction.requiringNew().call(() -> findings.scopeOf(id)
                .flatMap(FindingScope::contingencyAndTerritory)
                .flatMap(subject -> contingencies.situation().context(Subject.of(subject))));
    }

    private static Pairs pairs(FindingFact finding, ContingencyContext context) {
        return finding.type() == FindingType.FRAGMENTATION
                ? Pairs.ofFragmentation(context)
                : Pairs.ofDuplication(context, finding.benefits().get(0));
    }

    private static Page<FindingPair> page(PairPage page) {
        List<SharedPair> pairs = page.pairs();
        return new Page<>(
                pairs.stream()
                        .map(pair -> new FindingPair(
                                pair.programmes().codes(),
                                pair.owners(),
                                Boxes.of(pair.extent()),
                                pair.coordination().isOn(Today.date())))
                        .toList(),
                page.someAreLeft() ? cursor(pairs.get(pairs.size() - 1).programmes()) : null);
    }

    private static String cursor(ProgrammePair pair) {
        return Cursors.of(pair.codes());
    }

    private static ProgrammePair pair(String cursor) {
        try {
            List<String> codes = Cursors.parts(cursor);
            if (codes.size() == 2) {
                return new ProgrammePair(codes.get(0), codes.get(1));
            }
        } catch (IllegalArgumentException notOfThisList) {
            // refused below, like a cursor of another list
        }
        throw PageRequest.wrongCursor();
    }
}
