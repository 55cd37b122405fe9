package org.interagency.kit.copy;

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
import org.interagency.kit.fact.References;
import org.interagency.kit.problem.ProblemException;

/** Checks that the programmes and responsibilities exist that a reorganisation transfers by code. */
@ApplicationScoped
public class TransferredThings {

    private final Owner<ProgrammeFact> programmes;
    private final Owner<ResponsibilityFact> responsibilities;

    TransferredThings(@RestClient ProgramService programService, @RestClient MappingService mappingService) {
        programmes = new Owner<>("program service", programService::programmes);
        responsibilities = new Owner<>("mapping service", mappingService::responsibilities);
    }

    /**
     * Asks the services that own what is named whether it is there. Must not be asked within a transaction, which would keep its locks
     * meanwhile.
     *
     * @throws ProblemException 422 if something is not; 503 if a service that has to be asked does not answer
     */
    public void require(List<Transfer> transfers) {
        Set<String> programmesThere = there(programmes, transfers, Transfer::programmes);
        Set<String> responsibilitiesThere = there(responsibilities, transfers, Transfer::responsibilities);
        References faults = new References();
        check("", transfers, programmesThere::contains, responsibilitiesThere::contains, faults);
        faults.complain();
    }

    private static Set<String> there(
            Owner<?> owner, List<Transfer> transfers, Function<Transfer, Collection<String>> named) {
        List<String> codes = transfers.stream()
                .flatMap(transfer -> named.apply(transfer).stream())
                .distinct()
                .toList();
        return owner.find(codes).stream().map(Fact::key).collect(Collectors.toSet());
    }

    /**
     * Gathers which of the things named are not there.
     *
     * @param place the JSON Pointer of the reorganisation
     */
    public static void check(
            String place,
            List<Transfer> transfers,
            Predicate<String> programmes,
            Predicate<String> responsibilities,
            References faults) {
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
