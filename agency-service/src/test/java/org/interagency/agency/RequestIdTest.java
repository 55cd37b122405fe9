package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request, its answer and what is logged about it have the same id. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class RequestIdTest {

    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"1", "Case_7.b-12", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsTheIdOfTheClient(String id) {
        request().header("X-Request-ID", id).get("territories").then().header("X-Request-ID", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void replacesAnIdThatIsNone(String id) {
        request()
                .header("X-Request-ID", id)
                .get("territories")
                .then()
                .header("X-Request-ID", matchesPattern(UUID_FORM));
    }

    @Test
    void makesAnIdForARequestWithoutOne() {
        request().get("territories/RI-NONE").then().statusCode(404).header("X-Request-ID", matchesPattern(UUID_FORM));
    }

    @Test
    void aLogEntryAboutARequestHasItsIdAndNoTraceWhileTracesAreOff() throws SQLException {
        Entries entries = new Entries();
        Logger log = Logger.getLogger("org.interagency.kit.problem");
        log.addHandler(entries);
        Sql.execute(
                dataSource,
                "CREATE FUNCTION fail_ri() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$",
                "CREATE TRIGGER fail_ri BEFORE INSERT ON territory FOR EACH ROW WHEN (NEW.code = 'RI') EXECUTE FUNCTION fail_ri()");
        try {
            request()
                    .header("X-Request-ID", "case-7")
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .body("{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                    .put("territories/RI")
                    .then()
                    .statusCode(503);
        } finally {
            Sql.execute(dataSource, "DROP TRIGGER fail_ri ON territory", "DROP FUNCTION fail_ri");
            log.removeHandler(entries);
        }
        assertThat(entries.ids).containsExactly("case-7");
        assertThat(entries.traces).containsExactly("none");
    }

    /** The ids of requests and traces that log entries have. */
    private static final class Entries extends Handler {

        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final List<String> traces = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            ExtLogRecord extended = ExtLogRecord.wrap(entry);
            ids.add(extended.getMdcCopy().getOrDefault("requestId", "none"));
            traces.add(extended.getMdcCopy().getOrDefault("traceId", "none"));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
