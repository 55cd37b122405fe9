package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * A reorganisation of agencies (W3C ORG {@code ChangeEvent}). It is registered once and does not change.
 *
 * @param from codes of the agencies as they were ({@code org:originalOrganization})
 * @param to codes of the agencies that result from it ({@code org:resultingOrganization})
 * @param effectiveDate the first day on which it holds
 * @param transfers what passes to which agency; if several match a thing, the first one decides
 */
public record AgencyChangeFact(
        String code,
        AgencyChangeType type,
        List<String> from,
        List<String> to,
        LocalDate effectiveDate,
        List<Transfer> transfers,
        List<Source> legalBasis,
        long version)
        implements Fact {

    /**
     * What passes to one agency: the things that match all three sets. An empty set matches everything.
     *
     * @param to the code of the agency that takes over
     * @param programmes codes of programmes
     * @param functions functions; if not empty, programmes keep their owner
     * @param responsibilities ids of responsibilities; if not empty, programmes keep their owner
     */
    public record Transfer(
            String to, Set<String> programmes, Set<ProgrammeFunction> functions, Set<String> responsibilities) {

        private boolean namesProgramme(String code) {
            return programmes.isEmpty() || programmes.contains(code);
        }
    }

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    /** Whether an agency ends on the effective date. */
    public boolean ends(String agency) {
        return type.endsAgencies() && from.contains(agency) && !to.contains(agency);
    }

    /** A state of a programme as it is from the effective date on: with its new owner, or unchanged. */
    public ProgrammeFact passOn(ProgrammeFact programme) {
        return from.contains(programme.owner())
                ? programme.withOwner(newOwner(programme.code()).orElse(programme.owner()))
                : programme;
    }

    private Optional<String> newOwner(String programme) {
        return transfers.stream()
                .filter(transfer -> transfer.functions().isEmpty()
                        && transfer.responsibilities().isEmpty())
                .filter(transfer -> transfer.namesProgramme(programme))
                .map(Transfer::to)
                .findFirst();
    }

    /** A state of a responsibility as it is from the effective date on: with its new agency, or unchanged. */
    public ResponsibilityFact passOn(ResponsibilityFact responsibility) {
        return responsibility.withAgency(holderAfter(
                responsibility.agency(), responsibility.programme(), responsibility.function(), responsibility.id()));
    }

    /**
     * The code of the agency that holds a responsibility from the effective date on: the agency it passes to, else the holder before.
     *
     * @param holder the code of the agency that held it before
     * @param programme the code of the programme that it is for
     * @param function the function that it is for
     * @param responsibility its id
     */
    public String holderAfter(String holder, String programme, ProgrammeFunction function, String responsibility) {
        return from.contains(holder)
                ? newHolder(programme, function, responsibility).orElse(holder)
                : holder;
    }

    /** A state of an agreement as it is from the effective date on: with those who take over from its parties, or unchanged. */
    public AgreementFact passOn(AgreementFact agreement) {
        Set<String> takingOver = takingOver(agreement);
        if (takingOver.isEmpty() || agreement.parties().stream().noneMatch(from::contains)) {
            return agreement;
        }
        Set<String> parties = new TreeSet<>(agreement.parties());
        parties.removeIf(this::ends);
        parties.addAll(takingOver);
        return agreement.withParties(parties);
    }

    /**
     * The agencies to which a programme and function of an agreement may pass. Responsibilities that are transferred one by one say nothing about
     * agreements.
     */
    private Set<String> takingOver(AgreementFact agreement) {
        return transfers.stream()
                .filter(transfer -> transfer.responsibilities().isEmpty())
                .filter(transfer -> meet(transfer.programmes(), agreement.programmes())
                        && meet(transfer.functions(), agreement.functions()))
                .map(Transfer::to)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether two sets have an element in common; an empty one stands for everything. */
    private static boolean meet(Set<?> some, Set<?> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }

    private Optional<String> newHolder(String programme, ProgrammeFunction function, String responsibility) {
        return transfers.stream()
                .filter(transfer -> transfer.namesProgramme(programme))
                .filter(transfer ->
                        transfer.functions().isEmpty() || transfer.functions().contains(function))
                .filter(transfer -> transfer.responsibilities().isEmpty()
                        || transfer.responsibilities().contains(responsibility))
                .map(Transfer::to)
                .findFirst();
    }
}
