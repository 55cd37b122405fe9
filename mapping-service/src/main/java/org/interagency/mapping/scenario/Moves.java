package org.interagency.mapping.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.AgencyChangeTrial;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.TransferredThings;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.request.Codes;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violations;
import org.interagency.mapping.detection.ClassMove;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.responsibility.ClassHolderRules;
import org.interagency.mapping.responsibility.ResponsibilityService;
import org.interagency.mapping.scenario.ScenarioRequest.Move;

/** Checks the moves of a scenario and says what detection has to suppose. */
@ApplicationScoped
class Moves {

    private final CopiedFacts copies;
    private final Territories territories;
    private final ResponsibilityService responsibilities;

    Moves(CopiedFacts copies, Territories territories, ResponsibilityService responsibilities) {
        this.copies = copies;
        this.territories = territories;
        this.responsibilities = responsibilities;
    }

    /**
     * What moves come to.
     *
     * @param transfers a transfer of named responsibilities for each move to an agency
     * @param toClasses the moves to classes of agencies
     */
    record SupposedMoves(List<AgencyChangeFact> transfers, List<ClassMove> toClasses) {}

    /**
     * What some moves come to after a reorganisation. Needs a transaction.
     *
     * @throws RefusedException 422 if a move could not be carried out
     */
    SupposedMoves of(List<Move> moves, AgencyChangeTrial reorganisation) {
        Map<String, ResponsibilityFact> held = responsibilities.find(Batch.listed(moves, Move::responsibilities));
        Map<String, AgencyFact> agencies =
                copies.agencies().findSupposing(Batch.named(moves, Move::to), reorganisation.agencies());
        Violations faults = new Violations();
        for (int i = 0; i < moves.size(); i++) {
            String place = "/responsibilitiesMoved/" + i;
            Move move = moves.get(i);
            faults.requireAll(place + "/responsibilities", "responsibility", move.responsibilities(), held::containsKey)
                    .addAll(TransferredThings.ofClasses(place + "/responsibilities", move.responsibilities(), held));
            if (move.toClass() == null) {
                check(move, place, held, agencies, faults);
            } else {
                checkClass(move, place, held, faults);
            }
        }
        checkThatNothingMovesOnFromAClass(moves, faults);
        faults.complain();
        Set<String> holders = new HashSet<>(successorsOf(reorganisation));
        held.values().forEach(responsibility -> responsibility.states().forEach(state -> holders.add(state.agency())));
        return new SupposedMoves(
                moves.stream()
                        .filter(move -> move.to() != null)
                        .map(move -> transfer(move, holders))
                        .toList(),
                moves.stream()
                        .filter(move -> move.toClass() != null)
                        .map(move -> toClass(move, held))
                        .toList());
    }

    private static Set<String> successorsOf(AgencyChangeTrial reorganisation) {
        return reorganisation.agencyChanges().stream()
                .flatMap(change -> change.to().stream())
                .collect(Collectors.toSet());
    }

    private static void check(
            Move move,
            String place,
            Map<String, ResponsibilityFact> held,
            Map<String, AgencyFact> agencies,
            Violations faults) {
        AgencyFact to = agencies.get(move.to());
        faults.require(place + "/to", "agency", move.to(), code -> to != null)
                .demand(
                        to == null || to.isValidOn(move.on()),
                        place + "/to",
                        move.to() + " does not exist on " + move.on() + ". Correct /on, or name another agency.")
                .add(
                        to == null || !movesAccountability(move, held)
                                ? Optional.empty()
                                : HoldingRules.accountableIsOfTheState(
                                        place + "/to",
                                        move.to(),
                                        to.on(move.on()).kind()));
    }

    private static boolean movesAccountability(Move move, Map<String, ResponsibilityFact> held) {
        return move.responsibilities().stream()
                .anyMatch(id -> held.containsKey(id) && held.get(id).role() == Role.ACCOUNTABLE);
    }

    private void checkClass(Move move, String place, Map<String, ResponsibilityFact> held, Violations faults) {
        AgencyClass all = move.toClass().agencyClass();
        TerritoryTree tree = territories.tree();
        if (movesAccountability(move, held)) {
            faults.add(ClassHolderRules.accountableIsOfTheState(place + "/toClass", all));
        }
        faults.add(move.responsibilities().stream()
                .sorted()
                .filter(held::containsKey)
                .map(id -> held.get(id).territories())
                .distinct()
                .flatMap(some -> ClassHolderRules.levelIsThere(place + "/toClass", all, some, tree).stream())
                .findFirst());
    }

    /** What a class holds passes to nobody, so that a responsibility that moves to one cannot move a second time. */
    private static void checkThatNothingMovesOnFromAClass(List<Move> moves, Violations faults) {
        Set<String> toClasses = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            for (String id : Codes.sorted(move.responsibilities())) {
                boolean isFirst = seen.add(id);
                faults.demand(
                        isFirst || move.toClass() == null && !toClasses.contains(id),
                        "/responsibilitiesMoved/" + i + "/responsibilities",
                        "The responsibility " + id
                                + " moves to a class of agencies and is in another move too. Leave it out of one.");
                if (move.toClass() != null) {
                    toClasses.add(id);
                }
            }
        }
    }

    private static AgencyChangeFact transfer(Move move, Set<String> holders) {
        return new AgencyChangeFact(
                "",
                AgencyChangeType.TRANSFER,
                List.copyOf(holders),
                List.of(move.to()),
                move.on(),
                List.of(new Transfer(move.to(), Set.of(), Set.of(), move.responsibilities())),
                List.of(),
                1);
    }

    private static ClassMove toClass(Move move, Map<String, ResponsibilityFact> held) {
        return new ClassMove(
                move.responsibilities(),
                move.responsibilities().stream()
                        .map(id -> held.get(id).programme())
                        .collect(Collectors.toSet()),
                move.toClass().agencyClass(),
                move.on());
    }
}
