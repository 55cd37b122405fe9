package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.interagency.agency.level.GovernmentLevelRequest;
import org.interagency.agency.level.GovernmentLevelService;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of files that take several batches. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class LargeImportsTest {

    private static final String HEADER = "code,name,level,parent_code\n";
    private static final int ROWS = 2_500;

    @Inject
    Session session;

    @Inject
    GovernmentLevelService levels;

    private static void country(String code) {
        put("territories/" + code, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .statusCode(201);
    }

    private static String rows(int count, String row) {
        return IntStream.range(0, count)
                .mapToObj(number -> row.formatted(number))
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    /** Rows that cannot be read take turns with rows that break a rule. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?atomic=true", "?dryRun=true"})
    void theFirstThousandRejectionsAreReportedAndAllAreCounted(String parameters) {
        String file = IntStream.range(0, ROWS)
                .mapToObj(
                        number -> number % 2 == 0 ? "LI-%d,Part,nowhere,".formatted(number) : "not a code,Part,state,")
                .collect(Collectors.joining("\n", HEADER + "LI-GOOD,Part,state,\n", "\n"));
        List<Integer> lines = importCsv("territories/import" + parameters, file)
                .statusCode(parameters.contains("atomic") ? 422 : 200)
                .body("stored", equalTo(parameters.contains("atomic") ? 0 : 1))
                .body("rejectedRows", equalTo(ROWS))
                .body("rejected", hasSize(1000))
                .extract()
                .path("rejected.line");
        assertThat(lines).isEqualTo(IntStream.range(3, 1003).boxed().toList());
    }

    /** Each territory of the first half lies in one of the second half, and each of those in the last row. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?atomic=true"})
    void aRowMayReferToALaterBatch(String parameters) {
        String prefix = parameters.isEmpty() ? "LA" : "LB";
        int half = ROWS / 2;
        String file = IntStream.range(0, ROWS)
                .mapToObj(number -> "%s-%d,Part,state,%s"
                        .formatted(prefix, number, number < half ? prefix + "-" + (number + half) : prefix))
                .collect(Collectors.joining("\n", HEADER, "\n" + prefix + ",Land,national,\n"));
        importCsv("territories/import" + parameters, file)
                .statusCode(200)
                .body("stored", equalTo(ROWS + 1))
                .body("rejectedRows", equalTo(0));
        get("territories/" + prefix + "-7").body("parent", equalTo(prefix + "-" + (half + 7)));
        get("territories/" + prefix + "-7/history").body("items", hasSize(1)).body("items[0].by", equalTo("tester"));
    }

    /** The second row of the code is in another batch of the same transaction. */
    @Test
    void whatABatchHasWrittenTheNextCanChange() {
        country("LC");
        importCsv(
                        "territories/import?atomic=true&language=en",
                        rows(ROWS, "LC-%d,Part,state,LC") + "LC-0,Other,state,LC\nLC-1,Part,state,LC\n")
                .statusCode(200)
                .body("stored", equalTo(ROWS + 2));
        get("territories/LC-0").body("name.en", equalTo("Other")).body("version", equalTo(2));
        get("territories/LC-0/history").body("items.version", equalTo(List.of(1, 2)));
        get("territories/LC-1/history").body("items", hasSize(1));
    }

    @Test
    void anImportWithAKeyTakesSeveralBatchesToo() {
        country("LD");
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", "large")
                    .contentType("text/csv; charset=UTF-8")
                    .body(rows(ROWS, "LD-%d,Part,state,LD") + "LD-X,Part,nowhere,LD\n")
                    .post("territories/import")
                    .then()
                    .statusCode(200)
                    .body("stored", equalTo(ROWS))
                    .body("rejectedRows", equalTo(1));
        }
        get("territories/LD-0/history").body("items", hasSize(1));
    }

    /** Each level has names of 20 KB, so that all of them together are larger than a page may be. */
    @Test
    void aPageOfLargeFactsEndsEarly() {
        int levels = 250;
        String names = IntStream.range(0, 40)
                .mapToObj(i -> "\"a%c%c\": \"%s\"".formatted('a' + i / 26, 'a' + i % 26, "x".repeat(500)))
                .collect(Collectors.joining(", ", "{", "}"));
        Concurrently.send(IntStream.range(0, 5)
                .<Callable<Response>>mapToObj(fifth -> () -> IntStream.range(0, levels / 5)
                        .mapToObj(i -> request()
                                .body("{\"rank\": 9, \"name\": " + names + "}")
                                .put("government-levels/LL-" + (fifth * levels / 5 + i)))
                        .reduce((before, last) -> last)
                        .orElseThrow())
                .toList());

        assertThat(get("government-levels?limit=1000")
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSizeBetween(100, levels - 1);
        assertThat(all("government-levels"))
                .extracting(level -> level.get("code").toString())
                .filteredOn(code -> code.startsWith("LL-"))
                .hasSize(levels)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileThatCannotBeReadToItsEndStoresNothing() {
        importCsv("territories/import", rows(ROWS, "LE-%d,Part,state,") + "LE-X,\"Part\"s,state,\n")
                .statusCode(400)
                .contentType("application/problem+json");
        get("territories/LE-0").statusCode(404);
    }

    @Test
    void aTransactionForgetsTheRowsOfABatchAndKeepsTheirHistory() {
        QuarkusTransaction.begin();
        try {
            levels.store(List.of(new GovernmentLevelRequest("LF", Map.of("en", "Level"), 7, null)), WriteTerms.NONE);
            assertThat(session.getStatistics().getEntityCount()).isPositive();
            levels.forget();
            assertThat(session.getStatistics().getEntityCount()).isZero();
            assertThat(session.createNativeQuery(
                                    "SELECT count(*) FROM government_level_history WHERE code = 'LF'", Long.class)
                            .getSingleResult())
                    .isEqualTo(1);
        } finally {
            QuarkusTransaction.rollback();
        }
        get("government-levels/LF").statusCode(404);
    }
}
