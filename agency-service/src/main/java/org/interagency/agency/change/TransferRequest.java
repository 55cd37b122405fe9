package org.interagency.agency.change;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Codes;
import org.jspecify.annotations.Nullable;

/**
 * The programmes and responsibilities that pass to one agency, in the request. Each of the three sets narrows the selection; one that is left out does
 * not narrow it.
 *
 * @param to the code of one of the agencies that come out of the reorganisation
 * @param programmes the codes of programmes
 * @param functions the functions whose responsibilities pass
 * @param responsibilities the ids of responsibilities
 */
record TransferRequest(
        @NotNull @Code String to,
        @Size(max = 10_000) @Nullable Set<@NotNull @Code String> programmes,
        @Nullable Set<@NotNull ProgrammeFunction> functions,
        @Size(max = 10_000) @Nullable Set<@NotNull @Code String> responsibilities) {

    static List<Transfer> all(@Nullable List<TransferRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream().map(TransferRequest::transfer).toList();
    }

    private Transfer transfer() {
        return new Transfer(to, Codes.sorted(programmes), Codes.sorted(functions), Codes.sorted(responsibilities));
    }

    boolean namesNothing() {
        return Codes.sorted(programmes).isEmpty()
                && Codes.sorted(functions).isEmpty()
                && Codes.sorted(responsibilities).isEmpty();
    }
}
