package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.interagency.kit.retention.Retention;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far an import has come, for its sender to ask while it runs. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class ImportProgressTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROWS = 2_500;

    /** Rows are stored in batches of 1,000. */
    private static final int BEFORE_THE_LAST_BATCH = 2_000;

    @Inject
    Session session;

    @Inject
    Retention retention;

    private static String file(String prefix) {
        return IntStream.range(0, ROWS)
                .mapToObj(number -> "%s-%d,Level,9".formatted(prefix, number))
                .collect(Collectors.joining("\n", "code,name,rank\n", "\n"));
    }

    private static ValidatableResponse progress(UUID id) {
        return get("government-levels/import/" + id);
    }

    private static void awaitProgress(UUID id, String phase, int done) {
        await().atMost(SOON).untilAsserted(() -> progress(id)
                .statusCode(200)
                .body("phase", equalTo(phase))
                .body("rows", equalTo(ROWS))
                .body("done", equalTo(done)));
    }

    /** Another transaction has locked one of the last rows, so that the import waits there. */
    @Test
    void saysHowManyRowsAreDoneWhileTheImportRuns() {
        UUID id = UUID.randomUUID();
        CompletableFuture<ValidatableResponse> imported;
        QuarkusTransaction.begin();
        try {
            session.createNativeMutationQuery(
                            """
                            INSERT INTO latest_version (aggregatetype, aggregateid, version)
                            VALUES ('government-levels', 'PA-2400', 0)""")
                    .executeUpdate();
            imported = CompletableFuture.supplyAsync(() -> importCsv("government-levels/import?id=" + id, file("PA")));
            awaitProgress(id, "storing", BEFORE_THE_LAST_BATCH);
        } finally {
            QuarkusTransaction.rollback();
        }
        imported.join().statusCode(200).body("stored", equalTo(ROWS));
        awaitProgress(id, "ended", ROWS);
    }

    @Test
    void countsTheRowsOfADryRun() {
        UUID id = UUID.randomUUID();
        importCsv("government-levels/import?dryRun=true&id=" + id, file("PB")).statusCode(200);
        awaitProgress(id, "ended", ROWS);
        get("government-levels/PB-0").statusCode(404);
    }

    @Test
    void anImportThatIsRefusedHasEnded() {
        UUID id = UUID.randomUUID();
        importCsv("government-levels/import?id=" + id, "nonsense\n").statusCode(422);
        await().atMost(SOON).untilAsserted(() -> progress(id).statusCode(200).body("phase", equalTo("ended")));
    }

    /** It can be a retry of an import that still runs, or has run. */
    @Test
    void anImportWithAnIdempotencyKeyTellsNothing() {
        UUID told = UUID.randomUUID();
        UUID untold = UUID.randomUUID();
        request()
                .header("Idempotency-Key", "progress")
                .contentType("text/csv; charset=UTF-8")
                .body(file("PD"))
                .post("government-levels/import?id=" + untold)
                .then()
                .statusCode(200);
        importCsv("government-levels/import?id=" + told, file("PD")).statusCode(200);
        awaitProgress(told, "ended", ROWS);
        progress(untold).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "7f6c1c34-3c4e-4b5c-9a33-0f1f6c0f2b1x"})
    void refusesAnIdThatIsNoUuid(String id) {
        importCsv("government-levels/import?id=" + id, file("PC"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?id"));
        get("government-levels/PC-0").statusCode(404);
        get("government-levels/import/" + id).statusCode(404);
    }

    @Test
    void knowsNothingOfAnImportThatWasNotSent() {
        progress(UUID.randomUUID()).statusCode(404);
    }

    @Test
    void forgetsTheProgressAfterADay() {
        UUID old = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        stored(old, "24 hours 1 second");
        stored(recent, "23 hours");

        retention.deleteExpired();

        progress(old).statusCode(404);
        progress(recent).statusCode(200);
    }

    private void stored(UUID id, String age) {
        int rows = QuarkusTransaction.requiringNew().call(() -> session.createNativeMutationQuery(
                        """
                        INSERT INTO import_progress (id, phase, all_rows, done_rows, noted_at)
                        VALUES (:id, 'ended', 1, 1, now() - CAST(:age AS interval))""")
                .setParameter("id", id)
                .setParameter("age", age)
                .executeUpdate());
        assertThat(rows).isOne();
    }
}
