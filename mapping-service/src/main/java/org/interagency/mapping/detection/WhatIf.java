package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.rule.Finding;
import org.interagency.detection.rule.Holders;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.mapping.detection.Consequences.AccountabilityShift;
import org.interagency.mapping.finding.FindingStore;
import org.interagency.mapping.finding.PartyOverlaps;

/** Computes what would change if facts were different, with the same detection that produces the findings. Writes nothing. */
@ApplicationScoped
public class WhatIf {

    private final Detection detection;
    private final ContingencyDetection contingencies;
    private final ProgrammeCache programmes;
    private final FindingStore findings;
    private final PartyOverlaps overlaps;

    WhatIf(
            Detection detection,
            ContingencyDetection contingencies,
            ProgrammeCache programmes,
            FindingStore findings,
            PartyOverlaps overlaps) {
        this.detection = detection;
        this.contingencies = contingencies;
        this.programmes = programmes;
        this.findings = findings;
        this.overlaps = overlaps;
    }

    /** The consequences of supposed facts. Needs a transaction. */
    public Consequences of(SupposedFacts supposition) {
        return new WhatIfComparison(supposition).consequences();
    }

    /** Compares the current facts with supposed ones. */
    private final class WhatIfComparison {

        private final SupposedFacts supposition;
        private final DetectionInput now = detection.input();
        private final DetectionInput then;
        private final Map<String, ProgrammeFact> programmesNow = new LinkedHashMap<>();
        private final Map<String, ProgrammeFact> programmesThen;
        private final List<Finding> foundNow = new ArrayList<>();
        private final List<Finding> foundThen = new ArrayList<>();
        private final List<AccountabilityShift> shifts = new ArrayList<>();

        WhatIfComparison(SupposedFacts supposition) {
            this.supposition = supposition;
            Agencies agencies = now.agencies()
                    .with(supposition.agencies().stream()
                            .map(AgencyCache::agency)
                            .toList());
            this.then = new DetectionInput(
                    now.tree(),
                    agencies,
                    now.held().supposing(supposition.agencies(), supposition.changes(), supposition.moves()),
                    new SupposedAgreements(now.agreed(), supposition.agreements(), supposition.changes()));
            programmes.all().forEach(programme -> programmesNow.put(programme.code(), programme));
            this.programmesThen = new LinkedHashMap<>(programmesNow);
            supposition.programmes().forEach(programme -> programmesThen.put(programme.code(), programme));
        }

        Consequences consequences() {
            for (String code : affected()) {
                detect(programmesNow.get(code), programmesThen.get(code));
            }
            detectContingencies();
            return new Consequences(
                    findings.compare(foundNow, foundThen, supposition.agencies(), supposition.programmes()), shifts);
        }

        /**
         * The programmes that would change or for which a class would hold something else, those in which parties to an agreement that would differ overlap,
         * and those that a concerned agency owns or holds a responsibility for, by name or as one of a class. An agency is concerned if it passes
         * something on or its standing would change.
         */
        private Set<String> affected() {
            Set<String> concerned = new HashSet<>(now.agencies().differing(then.agencies()));
            supposition.changes().forEach(change -> concerned.addAll(change.from()));
            Set<String> affected = new TreeSet<>(now.held().programmesOf(concerned));
            supposition.programmes().forEach(programme -> affected.add(programme.code()));
            supposition.moves().forEach(move -> affected.addAll(move.programmes()));
            programmesThen.values().stream()
                    .filter(programme ->
                            programme.states().stream().anyMatch(state -> concerned.contains(state.owner())))
                    .forEach(programme -> affected.add(programme.code()));
            concerned.addAll(
                    supposition.agencies().stream().map(AgencyFact::code).toList());
            Stream.of(now, then)
                    .map(input -> input.held().programmesOfClassesOf(concerned))
                    .forEach(affected::addAll);
            AgreementReach agreed = agreed();
            overlaps.programmes(agreed.parties(), agreed.programmes())
                    .forEach(overlapping -> affected.add(overlapping.programme()));
            affected.retainAll(programmesThen.keySet());
            return affected;
        }

        /** What the agreements that would differ can affect, as they are now and as they would be: the supposed ones and those that pass on. */
        private AgreementReach agreed() {
            Set<String> codes =
                    supposition.agreements().stream().map(AgreementFact::code).collect(Collectors.toSet());
            Set<String> passingOn = supposition.changes().stream()
                    .filter(AgencyChangeFact::canPassAgreementsOn)
                    .flatMap(change -> change.from().stream())
                    .collect(Collectors.toSet());
            return AgreementReach.of(Stream.of(now, then)
                    .flatMap(input -> input.agreed().of(codes, passingOn).stream())
                    .flatMap(agreement -> agreement.states().stream())
                    .toList());
        }

        private void detect(ProgrammeFact programmeNow, ProgrammeFact programmeThen) {
            ProgrammeSituation situationNow = now.of(programmeNow);
            ProgrammeSituation situationThen = then.of(programmeThen);
            for (ProgrammeFunction function : detection.functionsOf(programmeThen)) {
                ProgrammeSituation.FunctionState stateNow = situationNow.state(function);
                ProgrammeSituation.FunctionState stateThen = situationThen.state(function);
                foundNow.addAll(stateNow.findings());
                foundThen.addAll(stateThen.findings());
                AccountabilityShift shift =
                        shift(programmeThen.code(), function, stateNow.holders(), stateThen.holders());
                if (!shift.isNone()) {
                    shifts.add(shift);
                }
            }
            foundNow.addAll(situationNow.orphaned());
            foundThen.addAll(situationThen.orphaned());
        }

        private AccountabilityShift shift(String programme, ProgrammeFunction function, Holders now, Holders then) {
            return new AccountabilityShift(
                    programme, function, without(now, then), without(then, now), now.nobody(), then.nobody());
        }

        private List<Holder> without(Holders some, Holders others) {
            Set<Holder> alike = new HashSet<>(others.holders());
            return some.holders().stream()
                    .filter(holder -> !alike.contains(holder))
                    .toList();
        }

        private void detectContingencies() {
            ContingencySituation situationNow = contingencies.situation();
            ContingencySituation situationThen = new ContingencySituation(
                    then.tree(),
                    then.agencies(),
                    List.copyOf(programmesThen.values()),
                    then.agreed().aboutAllFunctions());
            Stream.of(situationNow, situationThen)
                    .map(ContingencySituation::subjects)
                    .flatMap(Collection::stream)
                    .distinct()
                    .filter(subject ->
                            !Objects.equals(situationNow.signature(subject), situationThen.signature(subject)))
                    .forEach(subject -> {
                        foundNow.addAll(situationNow.findings(subject));
                        foundThen.addAll(situationThen.findings(subject));
                    });
        }
    }
}
