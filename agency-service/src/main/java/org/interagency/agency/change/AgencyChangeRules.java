package org.interagency.agency.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.agency.agency.AgencyRequest;
import org.interagency.contracts.AgencyFact;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;

/** What holds for every reorganisation, beside what its request says by itself. */
final class AgencyChangeRules {

    private AgencyChangeRules() {}

    /**
     * What is reorganised exists on the day before.
     *
     * @param known the agencies that the request names and that exist, by code
     */
    static List<Violation> originsExist(AgencyChangeRequest request, Map<String, AgencyFact> known) {
        LocalDate eve = request.effectiveDate().minusDays(1);
        Violations violations = new Violations();
        for (int i = 0; i < request.from().size(); i++) {
            String code = request.from().get(i);
            String pointer = "/from/" + i;
            violations
                    .require(pointer, "agency", code, known::containsKey)
                    .demand(
                            !known.containsKey(code) || known.get(code).isValidOn(eve),
                            pointer,
                            code + " is not there on " + eve
                                    + ", the day before. Correct /effectiveDate, or name another.");
        }
        return violations.all();
    }

    /**
     * What comes out of it has a name, exists by then, and is of the State if what it takes over from is.
     *
     * @param index of the successor in the request
     * @param before the successor as it stands; empty if it is new
     * @param after the successor as it shall be
     * @param model the first of the agencies that it comes out of
     */
    static List<Violation> successorCanTakeOver(
            AgencyChangeRequest request,
            int index,
            Optional<AgencyFact> before,
            AgencyRequest after,
            AgencyFact model) {
        SuccessorRequest asked = request.successors().get(index);
        String pointer = "/to/" + index;
        LocalDate day = request.effectiveDate();
        return new Violations()
                .demand(
                        before.isPresent() || asked.name() != null,
                        pointer + "/name",
                        "There is no agency " + asked.code() + " yet, so that it needs a name.")
                .demand(
                        before.map(agency -> agency.isValidOn(day)).orElse(true),
                        pointer + "/code",
                        asked.code() + " is not there on " + day + ". Name another, or a new one.")
                .add(
                        model.kind().isOfTheState()
                                ? HoldingRules.accountableIsOfTheState(pointer + "/kind", asked.code(), after.kind())
                                : Optional.empty())
                .all();
    }
}
