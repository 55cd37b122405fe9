package org.interagency.mapping.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search has indexes that its SQL can use. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class SearchIndexesTest {

    @Inject
    SearchIndex index;

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @ValueSource(strings = {"agencies", "programmes", "territories", "rights"})
    void wordsOfAKindAreFoundByAnIndexOfTheirTrigrams(String kind) {
        assertThat(isPossible(
                        "search_entry_" + kind,
                        // Of the few rows of a test, all of a kind are read as cheaply.
                        "ALTER TABLE search_entry DROP CONSTRAINT search_entry_pkey",
                        "DROP INDEX search_entry_key"))
                .isTrue();
    }

    @Test
    void beginningsAreFoundByAnIndex() {
        assertThat(isPossible("search_entry_pkey", "DROP INDEX search_entry_key"))
                .isTrue();
    }

    private boolean isPossible(String name, String... before) {
        QuarkusTransaction.begin();
        try {
            for (String statement : before) {
                execute(statement);
            }
            return IndexUse.isPossible(
                    name,
                    this::execute,
                    number -> ((Number) entityManager.createNativeQuery(number).getSingleResult()).longValue(),
                    () -> index.find(new SearchQuery("ministry of labour", 10, Locale.ENGLISH)));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void execute(String statement) {
        entityManager.createNativeQuery(statement).executeUpdate();
    }
}
