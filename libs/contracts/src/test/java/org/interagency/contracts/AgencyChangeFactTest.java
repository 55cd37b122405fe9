package org.interagency.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.junit.jupiter.api.Test;

/** Who takes over from the parties to an agreement. */
class AgencyChangeFactTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final Set<String> PARTIES = Set.of("A", "X");

    private static AgreementFact agreement(Set<String> programmes, Set<ProgrammeFunction> functions) {
        return new AgreementFact(
                "PACT",
                Map.of("en", "Pact"),
                PARTIES,
                programmes,
                functions,
                Set.of(),
                DAY,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                List.of());
    }

    private static Set<String> partiesAfter(
            AgencyChangeType type, List<String> from, List<String> to, AgreementFact agreement, Transfer... transfers) {
        return new AgencyChangeFact("C", type, from, to, DAY, List.of(transfers), List.of(), 1)
                .passOn(agreement)
                .parties();
    }

    private static Transfer all(String to) {
        return new Transfer(to, Set.of(), Set.of(), Set.of());
    }

    private static Transfer ofProgramme(String to, String programme) {
        return new Transfer(to, Set.of(programme), Set.of(), Set.of());
    }

    @Test
    void theSuccessorOfAPartyBecomesAParty() {
        AgreementFact agreement = agreement(Set.of(), Set.of());

        assertThat(partiesAfter(AgencyChangeType.RENAME, List.of("A"), List.of("B"), agreement, all("B")))
                .containsExactlyInAnyOrder("B", "X");
        assertThat(partiesAfter(AgencyChangeType.MERGE, List.of("A", "X"), List.of("B"), agreement, all("B")))
                .containsExactly("B");
        assertThat(partiesAfter(
                        AgencyChangeType.SPLIT,
                        List.of("A"),
                        List.of("B", "C"),
                        agreement,
                        ofProgramme("B", "P"),
                        ofProgramme("C", "Q")))
                .containsExactlyInAnyOrder("B", "C", "X");
    }

    @Test
    void whoTakesOverSomethingElseIsNoParty() {
        assertThat(partiesAfter(
                        AgencyChangeType.SPLIT,
                        List.of("A"),
                        List.of("B", "C"),
                        agreement(Set.of("P"), Set.of()),
                        ofProgramme("B", "P"),
                        ofProgramme("C", "Q")))
                .containsExactlyInAnyOrder("B", "X");
        assertThat(partiesAfter(
                        AgencyChangeType.TRANSFER,
                        List.of("A"),
                        List.of("B"),
                        agreement(Set.of(), Set.of(ProgrammeFunction.POLICY)),
                        new Transfer("B", Set.of(), Set.of(ProgrammeFunction.PROVISION), Set.of())))
                .isEqualTo(PARTIES);
        assertThat(partiesAfter(
                        AgencyChangeType.RENAME, List.of("Z"), List.of("B"), agreement(Set.of(), Set.of()), all("B")))
                .isEqualTo(PARTIES);
    }

    @Test
    void whoTakesOverOnlyTheRestIsNoPartyIfNothingOfItIsLeft() {
        assertThat(partiesAfter(
                        AgencyChangeType.SPLIT,
                        List.of("A"),
                        List.of("B", "C"),
                        agreement(Set.of("P"), Set.of()),
                        ofProgramme("B", "P"),
                        all("C")))
                .containsExactlyInAnyOrder("B", "X");
        assertThat(partiesAfter(
                        AgencyChangeType.SPLIT,
                        List.of("A"),
                        List.of("B", "C"),
                        agreement(Set.of(), Set.of()),
                        ofProgramme("B", "P"),
                        all("C")))
                .containsExactlyInAnyOrder("B", "C", "X");
    }

    @Test
    void aPartyThatGoesOnStaysBesideWhoTakesOver() {
        assertThat(partiesAfter(
                        AgencyChangeType.TRANSFER,
                        List.of("A"),
                        List.of("B"),
                        agreement(Set.of("P", "Q"), Set.of()),
                        ofProgramme("B", "P")))
                .containsExactlyInAnyOrder("A", "B", "X");
    }

    @Test
    void responsibilitiesThatPassOneByOnePassNoAgreement() {
        assertThat(partiesAfter(
                        AgencyChangeType.DISSOLVE,
                        List.of("A"),
                        List.of("B"),
                        agreement(Set.of(), Set.of()),
                        new Transfer("B", Set.of(), Set.of(), Set.of("R"))))
                .isEqualTo(PARTIES);
    }
}
