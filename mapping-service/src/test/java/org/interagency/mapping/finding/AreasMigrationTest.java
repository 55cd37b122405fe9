package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.interagency.localstack.testing.RegistryStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migration 24 gives findings that earlier versions have stored the columns and the form that they have now. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class AreasMigrationTest {

    private static final String SCHEMA = "before_areas";
    private static final String SIGNATURE = "00000000-0000-4000-8000-000000000001";

    @Inject
    DataSource database;

    @BeforeEach
    void aDatabaseOfAnEarlierVersion() throws SQLException {
        // The last migration before 24.
        migrate("23?");
        execute(
                """
                INSERT INTO copied_fact VALUES ('registry.programmes', 'P', 1,
                    '{"population": {"groups": ["low-income"]}, "contingencies": ["poverty"],
                      "otherStates": [{"population": {"groups": ["women"]}, "contingencies": ["food"], "otherStates": []}]}')""",
                """
                INSERT INTO responsibility (state, id, programme, function, agency, role, territories, age_from, age_to, groups,
                    valid_from, legal_basis, version)
                VALUES (gen_random_uuid(), 'R', 'P', 'policy', 'A', 'accountable', '{X}', 0, 130, '{children}', '2020-01-01', '[]', 1)""",
                "INSERT INTO detected VALUES ('P', 1, gen_random_uuid(), false)",
                "INSERT INTO detected_contingency VALUES ('poverty', 'X', '" + SIGNATURE + "')");
    }

    @AfterEach
    void forgetIt() throws SQLException {
        execute("DROP SCHEMA " + SCHEMA + " CASCADE");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .locations(
                        "filesystem:src/main/resources/db/migration",
                        "filesystem:../libs/service-kit/src/main/resources/db/kit",
                        "filesystem:../libs/service-kit/src/main/resources/db/copies")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA + ", public");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("RESET search_path");
        }
    }

    private @Nullable String read(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA + ", public");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            } finally {
                statement.execute("RESET search_path");
            }
        }
    }

    private void finding(String id, String programmes, @Nullable String contingency, String extent)
            throws SQLException {
        execute(
                """
                INSERT INTO finding VALUES ('%s', 'scope', 'unassigned', 'resolved', 'low', false, '%s', NULL, %s, '{}', '{}', '{X}',
                    '%s', '{}', gen_random_uuid(), now(), now(), 2)"""
                        .formatted(
                                id,
                                programmes,
                                contingency == null ? "NULL" : "'" + contingency + "'",
                                extent.replace('`', '"')));
    }

    private static String box(String from, String to, String groups) {
        return "{`territories`: [`X`], `validFrom`: `%s`, `validTo`: %s, `ageFrom`: 0, `ageTo`: 130, `groups`: [%s]}"
                .formatted(from, to, groups);
    }

    private String extent(String id, String path) throws SQLException {
        return String.valueOf(read("SELECT extent #>> '{" + path + "}' FROM finding WHERE id = '" + id + "'"));
    }

    @Test
    void namesTheGroupsThatTheFactsNameInsteadOfEveryoneElse() throws SQLException {
        finding(
                "OLD",
                "{P}",
                null,
                "[" + box("2020-01-01", "null", "`women`") + ", "
                        + box("2020-01-01", "null", "`children`, `everyone-else`") + "]");
        finding("OF-POVERTY", "{}", "poverty", "[" + box("2020-01-01", "null", "`everyone-else`") + "]");

        migrate("24");

        assertThat(extent("OLD", "0,groups")).isEqualTo("[\"women\"]");
        assertThat(extent("OLD", "1,groups")).isEqualTo("[]");
        assertThat(extent("OLD", "1,groupsExcept")).isEqualTo("[\"low-income\", \"women\"]");
        assertThat(extent("OF-POVERTY", "0,groupsExcept")).isEqualTo("[\"low-income\"]");
    }

    @Test
    void readsThePeriodOfTheWholeExtent() throws SQLException {
        finding(
                "ENDED",
                "{P}",
                null,
                "[" + box("2021-01-01", "`2022-01-01`", "") + ", " + box("2020-01-01", "`2023-01-01`", "") + "]");
        finding(
                "FOR-GOOD",
                "{P}",
                null,
                "[" + box("2021-01-01", "`2022-01-01`", "") + ", " + box("2020-01-01", "null", "") + "]");

        migrate("24");

        String period =
                "SELECT concat_ws('/', valid_from, coalesce(CAST(valid_to AS text), 'none')) FROM finding WHERE id = ";
        assertThat(read(period + "'ENDED'")).isEqualTo("2020-01-01/2023-01-01");
        assertThat(read(period + "'FOR-GOOD'")).isEqualTo("2020-01-01/none");
    }

    @Test
    void hasEverythingDetectedAnew() throws SQLException {
        migrate("24");

        assertThat(read("SELECT count(*) FROM detected")).isEqualTo("0");
        assertThat(read("SELECT count(*) FROM detected_contingency WHERE signature <> '" + SIGNATURE + "'"))
                .as("a subject that no longer exists is known by its row alone")
                .isEqualTo("1");
    }
}
