package org.interagency.agency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;

/**
 * A transaction has a time-out. The configuration sets it and not the test, since a thread that has run an import keeps the one that was configured.
 */
@QuarkusTest
@TestProfile(SlowTransactionTest.ShortTransactions.class)
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class SlowTransactionTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}";

    @Inject
    DataSource dataSource;

    /** Transactions of two seconds. */
    public static final class ShortTransactions implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.transaction-manager.default-transaction-timeout", "2s");
        }
    }

    @Test
    void aTransactionThatTakesTooLongStoresNothing() throws SQLException {
        Sql.execute(
                dataSource,
                "CREATE FUNCTION sleep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(5); RETURN NEW; END $$",
                "CREATE TRIGGER sleep BEFORE INSERT ON territory FOR EACH ROW WHEN (NEW.code = 'SLOW') EXECUTE FUNCTION sleep()");

        put("territories/SLOW", TERRITORY)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("detail", containsString("Nothing was stored"));

        get("territories/SLOW").statusCode(404);
    }
}
