package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
import org.interagency.kit.rule.Violations;

/** Checks that the programmes and responsibilities that a reorganisation transfers exist. */
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
        Set<String> programmesThere = there(programmes, transfers, Transfer::programmes);
        Set<String> responsibilitiesThere = there(responsibilities, transfers, Transfer::responsibilities);
        Violations faults = new Violations();
        check("", transfers, programmesThere::contains, responsibilitiesThere::contains, faults);
        faults.complain();
    }

    private static Set<String> there(
            FactOwner<?> owner, List<Transfer> transfers, Function<Transfer, Collection<String>> named) {
        List<String> codes = transfers.stream()
                .flatMap(transfer -> named.apply(transfer).stream())
                .distinct()
                .toList();
        return owner.find(codes).stream().map(Fact::key).collect(Collectors.toSet());
    }

    /**
     * Adds a violation for each programme and responsibility that does not exist.
     *
     * @param place the JSON Pointer of the reorganisation
     */
    public static void check(
            String place,
            List<Transfer> transfers,
            Predicate<String> programmes,
            Predicate<String> responsibilities,
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
                            responsibilities);
        }
    }
}
