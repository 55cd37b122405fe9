package org.interagency.agency.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.jspecify.annotations.Nullable;

/**
 * The request to carry out a reorganisation.
 *
 * @param from the codes of the agencies that are reorganised
 * @param to the agencies that come out of it; none if the agencies end without a successor
 * @param effectiveDate the first day on which it is in effect, past or future
 * @param transfers which programmes and responsibilities pass to which agency. Left out for a rename and a merge, in which everything passes
 */
record AgencyChangeRequest(
        @NotNull @Code String code,
        @NotNull AgencyChangeType type,
        @NotEmpty @Size(max = 100) List<@NotNull @Code String> from,
        @Valid @Size(max = 100) @Nullable List<@NotNull SuccessorRequest> to,
        @NotNull LocalDate effectiveDate,
        @Valid @Size(max = 1000) @Nullable List<@NotNull TransferRequest> transfers,
        @Valid @Size(max = 100) @Nullable List<@NotNull SourceRequest> legalBasis)
        implements Consistent {

    List<SuccessorRequest> successors() {
        return to == null ? List.of() : to;
    }

    List<String> successorCodes() {
        return successors().stream().map(SuccessorRequest::code).toList();
    }

    /** The codes of the agencies that end. */
    List<String> ending() {
        return type.endsAgencies()
                ? from.stream().filter(code -> !successorCodes().contains(code)).toList()
                : List.of();
    }

    @Override
    public List<Violation> contradictions() {
        Violations faults = new Violations()
                .demand(isWithoutRepeats(from), "/from", "Name each agency once.")
                .demand(isWithoutRepeats(successorCodes()), "/to", "Name each agency once.");
        checkNumbers(faults);
        checkTransfers(faults);
        return faults.all();
    }

    private void checkNumbers(Violations faults) {
        int olds = from.size();
        int news = successors().size();
        Set<String> all = new HashSet<>(from);
        all.addAll(successorCodes());
        switch (type) {
            case RENAME -> {
                faults.demand(olds == 1, "/from", "One agency is renamed at a time.");
                faults.demand(news == 1, "/to", "A rename has one successor, with the same code or another.");
            }
            case MERGE -> {
                faults.demand(news == 1, "/to", "A merger has one successor.");
                faults.demand(all.size() > 1, "/from", "A merger involves two agencies or more.");
            }
            case SPLIT -> {
                faults.demand(olds == 1, "/from", "One agency is split at a time.");
                faults.demand(news > 1, "/to", "A split has two successors or more.");
            }
            case DISSOLVE ->
                faults.demand(
                        ending().size() == olds,
                        "/to",
                        "An agency that is dissolved cannot be its own successor. To keep it without some of its tasks, use a transfer.");
            case TRANSFER -> {
                faults.demand(olds == 1, "/from", "A transfer is from one agency.");
                faults.demand(news > 0, "/to", "A transfer needs an agency that takes over.");
                faults.demand(all.size() == olds + news, "/to", "An agency cannot transfer to itself.");
            }
        }
    }

    private void checkTransfers(Violations faults) {
        List<TransferRequest> given = transfers == null ? List.of() : transfers;
        for (int i = 0; i < given.size(); i++) {
            TransferRequest transfer = given.get(i);
            String pointer = "/transfers/" + i;
            faults.demand(
                    successorCodes().contains(transfer.to()),
                    pointer + "/to",
                    transfer.to() + " is not among the agencies in /to. Name one of those.");
            faults.demand(
                    type != AgencyChangeType.TRANSFER || !transfer.namesNothing(),
                    pointer,
                    "Name the programmes, the functions or the responsibilities to transfer.");
        }
        faults.demand(
                type != AgencyChangeType.TRANSFER || !given.isEmpty(),
                "/transfers",
                "Name the programmes, the functions or the responsibilities to transfer.");
        faults.demand(
                !type.passesOnEverything() || given.isEmpty(),
                "/transfers",
                "A " + type.code() + " transfers everything. Leave this field out.");
    }

    private static boolean isWithoutRepeats(List<String> codes) {
        return new HashSet<>(codes).size() == codes.size();
    }

    AgencyChangeFact fact() {
        return new AgencyChangeFact(
                code,
                type,
                from,
                successorCodes(),
                effectiveDate,
                type.passesOnEverything()
                        ? List.of(new Transfer(successorCodes().get(0), Set.of(), Set.of(), Set.of()))
                        : TransferRequest.all(transfers),
                SourceRequest.all(legalBasis),
                1);
    }
}
