package org.interagency.mapping.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import org.interagency.contracts.FindingFact;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.PageRequest;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries for proposals have indexes that their SQL can use. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ProposalIndexesTest {

    @Inject
    ProposalService service;

    @Inject
    GapProposals gaps;

    @Inject
    EntityManager entityManager;

    @ParameterizedTest
    @CsvSource({"agency, proposal_agency", "programme, proposal_programme", "status, proposal_status"})
    void aFilteredListCanUseAnIndex(String property, String index) {
        assertThat(isPossible(
                        index,
                        () -> service.list(
                                Criteria.<Proposal>by("id").equal(property, "X"),
                                new PageRequest(100, null, null, Locale.ENGLISH))))
                .isTrue();
    }

    @Test
    void theProposalsForGapsCanBeReadByAnIndex() {
        FindingFact gap = GapFinding.of(List.of());
        boolean isPossible = DryRunTransaction.run(
                () -> {
                    // Of the few rows of a test, all open ones are read as cheaply.
                    execute("DROP INDEX proposal_open, proposal_programme, proposal_status");
                    return use("proposal_for_gaps", () -> assertThat(gaps.of(List.of(gap)))
                            .containsEntry("F", OpenProposals.NONE));
                },
                found -> false);
        assertThat(isPossible).isTrue();
    }

    private boolean isPossible(String index, Runnable query) {
        return QuarkusTransaction.requiringNew().call(() -> use(index, query));
    }

    private boolean use(String index, Runnable query) {
        return IndexUse.isPossible(
                index,
                this::execute,
                number -> ((Number) entityManager.createNativeQuery(number).getSingleResult()).longValue(),
                query);
    }

    private void execute(String statement) {
        entityManager.createNativeQuery(statement).executeUpdate();
    }
}
