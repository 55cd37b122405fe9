package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** No programme has it as its code. */
    private static final String OTHER_PROGRAMME = "";

    /** No responsibility has it as its id. */
    private static final String OTHER_RESPONSIBILITY = "";

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

        private boolean namesFunction(ProgrammeFunction function) {
            return functions.isEmpty() || functions.contains(function);
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

    /**
     * A state of a responsibility as it is from the effective date on: with its new agency, or unchanged. What a class of agencies holds never passes:
     * whoever is of the class holds it.
     */
    public ResponsibilityFact passOn(ResponsibilityFact responsibility) {
        if (responsibility.agency() == null) {
            return responsibility;
        }
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

    /** Whether agreements can pass from one agency to another: if something passes that is not a list of responsibilities. */
    public boolean canPassAgreementsOn() {
        return transfers.stream()
                .anyMatch(transfer -> transfer.responsibilities().isEmpty());
    }

    /**
     * The agencies to which a function in a programme of an agreement may pass. Responsibilities that are transferred one by one say nothing about
     * agreements.
     */
    private Set<String> takingOver(AgreementFact agreement) {
        Set<ProgrammeFunction> functions =
                agreement.functions().isEmpty() ? EnumSet.allOf(ProgrammeFunction.class) : agreement.functions();
        Set<String> takingOver = new TreeSet<>();
        for (String programme : programmesOf(agreement)) {
            for (ProgrammeFunction function : functions) {
                newHolder(programme, function, OTHER_RESPONSIBILITY).ifPresent(takingOver::add);
            }
        }
        return takingOver;
    }

    /** The programmes that an agreement is about; if it is about all, those that transfers name, and one that stands for all others. */
    private Set<String> programmesOf(AgreementFact agreement) {
        if (!agreement.programmes().isEmpty()) {
            return agreement.programmes();
        }
        Set<String> programmes = new HashSet<>(Set.of(OTHER_PROGRAMME));
        transfers.forEach(transfer -> programmes.addAll(transfer.programmes()));
        return programmes;
    }

    private Optional<String> newHolder(String programme, ProgrammeFunction function, String responsibility) {
        return transfers.stream()
                .filter(transfer -> transfer.namesProgramme(programme))
                .filter(transfer -> transfer.namesFunction(function))
                .filter(transfer -> transfer.responsibilities().isEmpty()
                        || transfer.responsibilities().contains(responsibility))
                .map(Transfer::to)
                .findFirst();
    }
}
