package org.interagency.program.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.PageRequest;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists are filtered by is indexed, in a way that the SQL of the filter can use. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class ProgrammeIndexesTest {

    @Inject
    ProgrammeRegister register;

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @ValueSource(
            strings = {"contingencies", "rights", "lifeCycleStages", "benefits", "requiredFunctions", "territories"})
    void aListFilteredByAnElementOfAnArrayCanUseTheIndex(String property) {
        QuarkusTransaction.requiringNew().run(() -> {
            // So that nothing else is left to the planner than an index that the condition itself can use.
            for (String way : new String[] {"seqscan", "indexscan", "indexonlyscan"}) {
                entityManager
                        .createNativeQuery("SET LOCAL enable_" + way + " = off")
                        .executeUpdate();
            }
            long before = scans();
            register.list(Criteria.<ProgrammeFact>by("code").contains(property, "X"), new PageRequest(), null);
            assertThat(scans()).isGreaterThan(before);
        });
    }

    /** How often this transaction has read the index. */
    private long scans() {
        return ((Number) entityManager
                        .createNativeQuery("SELECT pg_stat_get_xact_numscans(CAST('programme_words' AS regclass))")
                        .getSingleResult())
                .longValue();
    }
}
