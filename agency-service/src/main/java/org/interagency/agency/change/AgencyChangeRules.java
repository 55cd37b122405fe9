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

/** The rules of reorganisations that depend on the registered agencies; {@link AgencyChangeRequest} checks what its own fields tell. */
final class AgencyChangeRules {

    private AgencyChangeRules() {}

    /**
     * The agencies that are reorganised exist on the day before the effective date.
     *
     * @param known the existing agencies that the request names, by code
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
                            code + " does not exist on " + eve
                                    + ", the day before. Correct /effectiveDate, or name another agency.");
        }
        return violations.all();
    }

    /**
     * A new successor has a name, an existing one exists on the effective date, and a successor of a State body is a State body.
     *
     * @param index the position of the successor in the request
     * @param before the successor as it is now; empty if it is new
     * @param after the successor as it is to be
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
                        "The agency " + asked.code() + " is new. Give its name.")
                .demand(
                        before.map(agency -> agency.isValidOn(day)).orElse(true),
                        pointer + "/code",
                        asked.code() + " does not exist on " + day + ". Name another agency, or a new one.")
                .add(
                        model.kind().isOfTheState()
                                ? HoldingRules.accountableIsOfTheState(pointer + "/kind", asked.code(), after.kind())
                                : Optional.empty())
                .all();
    }
}
