package org.interagency.mapping.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.PageRequest;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of the list has an index that the SQL of the filter can use. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ResponsibilityIndexesTest {

    @Inject
    ResponsibilityService service;

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @ValueSource(strings = {"territories"})
    void aListFilteredByAnElementOfAnArrayCanUseTheIndex(String property) {
        boolean isPossible = QuarkusTransaction.requiringNew()
                .call(() -> IndexUse.isPossible(
                        "responsibility_territories",
                        statement -> entityManager.createNativeQuery(statement).executeUpdate(),
                        number -> ((Number)
                                        entityManager.createNativeQuery(number).getSingleResult())
                                .longValue(),
                        () -> service.list(
                                Criteria.<ResponsibilityFact>by("id").contains(property, "X"),
                                new PageRequest(100, null, null, Locale.ENGLISH),
                                null)));
        assertThat(isPossible).isTrue();
    }
}
