package org.interagency.mapping.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import org.interagency.contracts.AgreementFact;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Today;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.mapping.finding.DueFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of the list, and every query that a write or a detection makes, has an index that it can use. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class AgreementIndexesTest {

    @Inject
    AgreementService service;

    @Inject
    AgreementRepository agreements;

    @Inject
    DueFindings due;

    @Inject
    EntityManager entityManager;

    private void canUse(String index, Runnable query) {
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> IndexUse.isPossible(
                                index,
                                statement -> entityManager
                                        .createNativeQuery(statement)
                                        .executeUpdate(),
                                number -> ((Number) entityManager
                                                .createNativeQuery(number)
                                                .getSingleResult())
                                        .longValue(),
                                query)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parties", "programmes", "functions", "territories"})
    void aListFilteredByAnElementOfAnArrayCanUseTheIndex(String property) {
        canUse(
                "agreement_" + property,
                () -> service.list(
                        Criteria.<AgreementFact>by("code").contains(property, "X"),
                        new PageRequest(100, null, null, Locale.ENGLISH),
                        null));
    }

    @Test
    void theAgreementsAboutAProgrammeAreFoundByIndexes() {
        canUse("agreement_programmes", () -> agreements.about("X"));
        canUse("agreement_of_all_programmes", () -> agreements.about("X"));
        canUse("agreement_of_all_functions", agreements::aboutAllFunctions);
        canUse("agreement_parties", () -> agreements.agreedBy(List.of("X"), Today.date()));
        canUse("agreement_parties", () -> agreements.of(List.of(), List.of("X")));
    }

    @Test
    void theFindingsThatAgreementsAffectAreFoundByIndexes() {
        canUse("finding_judged_until", () -> due.programmes(List.of("X")));
        canUse("finding_judged_until", due::contingencies);
    }
}
