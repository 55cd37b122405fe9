package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.Fact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;

/** Checks that the programmes and responsibilities that a reorganisation transfers exist, and that agencies hold them. */
@ApplicationScoped
public class TransferredThings {

    private final FactOwner<ProgrammeFact> programmes;
    private final FactOwner<ResponsibilityFact> responsibilities;

    TransferredThings(
            @RestClient ProgramServiceClient programService,
            @RestClient MappingServiceClient mappingService,
            ObjectMapper json) {
        ObjectMapper growing = GrowingJson.of(json);
        programmes = new FactOwner<>("program service", ProgrammeFact.class, growing, programService::programmes);
        responsibilities =
                new FactOwner<>("mapping service", ResponsibilityFact.class, growing, mappingService::responsibilities);
    }

    /**
     * Asks the owning services whether all programmes and responsibilities named exist. Must not be called in a transaction, which would hold its
     * locks meanwhile.
     *
     * @throws RefusedException if one does not exist, or if a service that has to be asked does not answer
     */
    public void require(List<Transfer> transfers) {
        Map<String, ProgrammeFact> programmesThere = there(programmes, transfers, Transfer::programmes);
        Map<String, ResponsibilityFact> responsibilitiesThere =
                there(responsibilities, transfers, Transfer::responsibilities);
        Violations faults = new Violations();
        check("", transfers, programmesThere::containsKey, responsibilitiesThere, faults);
        faults.complain();
    }

    private static <F extends Fact> Map<String, F> there(
            FactOwner<F> owner, List<Transfer> transfers, Function<Transfer, Collection<String>> named) {
        List<String> codes = transfers.stream()
                .flatMap(transfer -> named.apply(transfer).stream())
                .distinct()
                .toList();
        return owner.find(codes).stream().collect(Collectors.toMap(Fact::key, fact -> fact));
    }

    /**
     * Adds a violation for each programme and responsibility that does not exist, and for each that a class of agencies holds.
     *
     * @param place the JSON Pointer of the reorganisation
     * @param responsibilities those that exist, by id
     */
    public static void check(
            String place,
            List<Transfer> transfers,
            Predicate<String> programmes,
            Map<String, ResponsibilityFact> responsibilities,
            Violations faults) {
        for (int i = 0; i < transfers.size(); i++) {
            String transfer = place + "/transfers/" + i;
            faults.requireAll(
                            transfer + "/programmes",
                            "programme",
                            transfers.get(i).programmes(),
                            programmes)
                    .requireAll(
                            transfer + "/responsibilities",
                            "responsibility",
                            transfers.get(i).responsibilities(),
                            responsibilities::containsKey)
                    .addAll(ofClasses(
                            transfer + "/responsibilities", transfers.get(i).responsibilities(), responsibilities));
        }
    }

    /**
     * A violation for each responsibility that a class of agencies holds on any day: it follows the agencies of its class and passes to no other.
     *
     * @param responsibilities those that exist, by id
     */
    public static List<Violation> ofClasses(
            String pointer, Collection<String> ids, Map<String, ResponsibilityFact> responsibilities) {
        return ids.stream()
                .sorted()
                .filter(responsibilities::containsKey)
                .filter(id -> responsibilities.get(id).states().stream().anyMatch(state -> state.agencyClass() != null))
                .map(id -> new Violation(
                        pointer,
                        "The responsibility " + id
                                + " is held by a class of agencies: an agency that joins the class takes it over by itself. Leave"
                                + " it out; to give it to one agency, write the responsibility."))
                .toList();
    }
}
