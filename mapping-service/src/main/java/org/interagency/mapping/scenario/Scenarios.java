package org.interagency.mapping.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.Timeline;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.kit.copy.AgencyChangeTrial;
import org.interagency.kit.copy.AgencyChangeTrials;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.TransferredThings;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.limit.TimeLimit;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violations;
import org.interagency.mapping.agreement.AgreementService;
import org.interagency.mapping.detection.Consequences;
import org.interagency.mapping.detection.Consequences.AccountabilityShift;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.SupposedFacts;
import org.interagency.mapping.detection.WhatIf;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.responsibility.ResponsibilityService;
import org.interagency.mapping.scenario.Moves.SupposedMoves;
import org.interagency.mapping.scenario.Scenario.AccountabilityState;
import org.interagency.mapping.scenario.Scenario.AccountableAgency;
import org.interagency.mapping.scenario.ScenarioRequest.Move;
import org.interagency.mapping.scenario.ScenarioRequest.ProgrammeEnd;

/** Computes the consequences of changes without making them. */
@ApplicationScoped
class Scenarios {

    private static final AgencyChangeTrial NO_REORGANISATION = new AgencyChangeTrial(List.of(), List.of());

    private final AgencyChangeTrials trials;
    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final ResponsibilityService responsibilities;
    private final Moves moves;
    private final AgreementService agreements;
    private final WhatIf suppositions;

    Scenarios(
            AgencyChangeTrials trials,
            CopiedFacts copies,
            ProgrammeCache programmes,
            ResponsibilityService responsibilities,
            Moves moves,
            AgreementService agreements,
            WhatIf suppositions) {
        this.trials = trials;
        this.copies = copies;
        this.programmes = programmes;
        this.responsibilities = responsibilities;
        this.moves = moves;
        this.agreements = agreements;
        this.suppositions = suppositions;
    }

    /**
     * The consequences of changes.
     *
     * @throws RefusedException 409 or 422 if a change could not be carried out; 503 if the agency service does not answer
     */
    Scenario tryOut(ScenarioRequest request) {
        AgencyChangeTrial reorganisation =
                request.agencyChanges().isEmpty() ? NO_REORGANISATION : trials.tryOut(request.agencyChanges());
        copies.agencies().prepare(Batch.named(request.responsibilitiesMoved(), Move::to), false);
        copies.programmes().prepare(Batch.named(request.programmesEnded(), ProgrammeEnd::programme), false);
        agreements.prepareSupposed(request.agreements());
        return DryRunTransaction.run(() -> scenario(request, reorganisation), scenario -> false);
    }

    private Scenario scenario(ScenarioRequest request, AgencyChangeTrial reorganisation) {
        checkTransfers(reorganisation.agencyChanges());
        List<AgencyChangeFact> changes = new ArrayList<>(reorganisation.agencyChanges());
        SupposedMoves moved = moves.of(request.responsibilitiesMoved(), reorganisation);
        changes.addAll(moved.transfers());
        List<ProgrammeFact> changed = changedProgrammes(changes, request.programmesEnded());
        List<AgreementFact> agreed = agreements.suppose(request.agreements(), reorganisation.agencies(), "/agreements");
        Consequences consequences = TimeLimit.within(
                Duration.ofSeconds(DryRunTransaction.LONGEST_SECONDS),
                () -> suppositions.of(
                        new SupposedFacts(reorganisation.agencies(), changed, agreed, changes, moved.toClasses())));
        return new Scenario(consequences.findings(), shifts(consequences.shifts(), reorganisation.agencies()));
    }

    /** Checks that the programmes and responsibilities that reorganisations transfer exist; the agency service does not know them. */
    private void checkTransfers(List<AgencyChangeFact> changes) {
        Set<String> known = programmes.all().stream().map(ProgrammeFact::code).collect(Collectors.toSet());
        Map<String, ResponsibilityFact> held = responsibilities.find(changes.stream()
                .flatMap(change -> change.transfers().stream())
                .flatMap(transfer -> transfer.responsibilities().stream())
                .collect(Collectors.toSet()));
        Violations faults = new Violations();
        for (int i = 0; i < changes.size(); i++) {
            TransferredThings.check("/agencyChanges/" + i, changes.get(i).transfers(), known::contains, held, faults);
        }
        faults.complain();
    }

    private List<ProgrammeFact> changedProgrammes(List<AgencyChangeFact> changes, List<ProgrammeEnd> ends) {
        Map<String, ProgrammeFact> known = new LinkedHashMap<>();
        programmes.all().forEach(programme -> known.put(programme.code(), programme));
        Map<String, ProgrammeFact> changed = new LinkedHashMap<>();
        changes.forEach(change -> known.replaceAll((code, programme) -> passedOn(programme, change, changed)));
        Violations faults = new Violations();
        for (int i = 0; i < ends.size(); i++) {
            String place = "/programmesEnded/" + i;
            String code = ends.get(i).programme();
            LocalDate on = ends.get(i).on();
            ProgrammeFact programme = known.get(code);
            faults.require(place + "/programme", "programme", code, known::containsKey)
                    .demand(
                            programme == null || on.isAfter(programme.validFrom()),
                            place + "/on",
                            code + " has to end after the day on which it begins.");
            if (faults.isEmpty()) {
                changed.put(code, ended(programme, on));
            }
        }
        faults.complain();
        return List.copyOf(changed.values());
    }

    private static ProgrammeFact passedOn(
            ProgrammeFact programme, AgencyChangeFact change, Map<String, ProgrammeFact> changed) {
        if (programme.validTo() != null && !programme.validTo().isAfter(change.effectiveDate())) {
            return programme;
        }
        Timeline<ProgrammeFact> before = programme.timeline();
        Timeline<ProgrammeFact> after = before.changedFrom(change.effectiveDate(), change::passOn);
        if (after.equals(before)) {
            return programme;
        }
        ProgrammeFact passed = after.fact(Today.date());
        changed.put(passed.code(), passed);
        return passed;
    }

    private static ProgrammeFact ended(ProgrammeFact programme, LocalDate on) {
        Timeline<ProgrammeFact> timeline = programme.timeline();
        return timeline.corrected(timeline.newest().orElseThrow().endingBy(on)).fact(Today.date());
    }

    private List<Scenario.Shift> shifts(List<AccountabilityShift> shifts, List<AgencyFact> supposed) {
        Map<String, ProgrammeFact> about = copies.programmes()
                .find(shifts.stream().map(AccountabilityShift::programme).toList());
        Map<String, AgencyFact> agencies = copies.agencies()
                .findSupposing(
                        shifts.stream()
                                .flatMap(shift -> Stream.of(shift.lost(), shift.gained()))
                                .flatMap(List::stream)
                                .map(holder -> holder.accountability().agency())
                                .collect(Collectors.toSet()),
                        supposed);
        return shifts.stream()
                .map(shift -> new Scenario.Shift(
                        shift.programme(),
                        about.get(shift.programme()).name(),
                        shift.function(),
                        accountability(shift.lost(), shift.nobodyNow(), agencies),
                        accountability(shift.gained(), shift.nobodyThen(), agencies)))
                .toList();
    }

    private static AccountabilityState accountability(
            List<Holder> holders, List<ExtentBox> nobody, Map<String, AgencyFact> agencies) {
        return new AccountabilityState(
                holders.stream().map(holder -> accountable(holder, agencies)).toList(), Boxes.of(nobody));
    }

    private static AccountableAgency accountable(Holder holder, Map<String, AgencyFact> agencies) {
        String agency = holder.accountability().agency();
        return new AccountableAgency(
                agency,
                agencies.containsKey(agency) ? agencies.get(agency).name() : Map.of(),
                holder.accountability().responsibility(),
                Boxes.of(holder.extent()));
    }
}
