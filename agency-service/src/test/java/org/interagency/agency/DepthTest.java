package org.interagency.agency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

/** The trees of territories and of agencies have at most 64 levels. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class DepthTest {

    @Inject
    Session session;

    /** A chain of territories, the root first; row 1 is the root. */
    private static String chain(String prefix, int levels) {
        return IntStream.rangeClosed(1, levels)
                .mapToObj(level ->
                        "%s-%d,Part,state,%s".formatted(prefix, level, level == 1 ? "" : prefix + "-" + (level - 1)))
                .collect(Collectors.joining("\n", "code,name,level,parent_code\n", "\n"));
    }

    private static ValidatableResponse putTerritory(String code, String name, String parent) {
        return put(
                "territories/" + code,
                "{\"name\": {\"en\": \"%s\"}, \"level\": \"state\"%s}"
                        .formatted(name, parent == null ? "" : ", \"parent\": \"" + parent + "\""));
    }

    private static void assertTooDeep(ValidatableResponse answer, String pointer) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors[0].detail", containsString("64 levels"));
    }

    @Test
    void aTreeOfTerritoriesHas64Levels() {
        importCsv("territories/import?atomic=true", chain("DA", 65))
                .statusCode(422)
                .body("rejected.line", equalTo(List.of(66)))
                .body("rejected.column", equalTo(List.of("parent_code")));
        importCsv("territories/import", chain("DA", 64)).body("stored", equalTo(64));
        assertTooDeep(putTerritory("DA-65", "Part", "DA-64"), "/parent");
        putTerritory("DA-64", "Other", "DA-63").statusCode(200);
    }

    @Test
    void aTerritoryCannotTakeWhatLiesBelowItTooDeep() {
        importCsv("territories/import", chain("DB", 40)).body("stored", equalTo(40));
        importCsv("territories/import", chain("DC", 25)).body("stored", equalTo(25));
        assertTooDeep(putTerritory("DC-1", "Part", "DB-40"), "/parent");
        putTerritory("DC-1", "Part", "DB-39").statusCode(200);
        assertTooDeep(putTerritory("DC-26", "Part", "DC-25"), "/parent");
    }

    /** What was stored before there was a limit can be changed, and must not become deeper. */
    @Test
    void anOlderTreeMayBeDeeper() {
        importCsv("territories/import", chain("DD", 40)).body("stored", equalTo(40));
        importCsv("territories/import", chain("DE", 40)).body("stored", equalTo(40));
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "UPDATE territory SET parent = 'DD-40' WHERE code = 'DE-1'")
                .executeUpdate());
        putTerritory("DE-40", "Other", "DE-39").statusCode(200);
        assertTooDeep(putTerritory("DE-41", "Part", "DE-40"), "/parent");
        assertTooDeep(putTerritory("DE-2", "Part", "DD-40"), "/parent");
        putTerritory("DE-1", "Part", null).statusCode(200);
    }

    private static String agency(String parent) {
        return """
               {"name": {"en": "Agency"}, "kind": "ministry", "level": "national", "territory": "DZ"%s}"""
                .formatted(parent == null ? "" : ", \"parent\": \"" + parent + "\"");
    }

    private static void agencies(String prefix, int levels) {
        put("territories/DZ", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        importCsv(
                        "agencies/import",
                        IntStream.rangeClosed(1, levels)
                                .mapToObj(level -> "%s-%d,Agency,ministry,national,DZ,%s"
                                        .formatted(prefix, level, level == 1 ? "" : prefix + "-" + (level - 1)))
                                .collect(
                                        Collectors.joining("\n", "code,name,kind,level,territory,parent_code\n", "\n")))
                .statusCode(200)
                .body("stored", equalTo(levels));
    }

    @Test
    void aHierarchyOfAgenciesHas64Levels() {
        agencies("DF", 64);
        assertTooDeep(put("agencies/DF-65", agency("DF-64")), "/parent");
        agencies("DG", 10);
        assertTooDeep(put("agencies/DG-1", agency("DF-60")), "/parent");
        put("agencies/DG-1?since=2030-01-01", agency("DF-54")).statusCode(200);
        assertTooDeep(put("agencies/DG-11", agency("DG-10")), "/parent");
    }

    /** What an agency is part of on one day does not count on another. */
    @Test
    void onlyTheLevelsOfOneDayCount() {
        agencies("DH", 40);
        agencies("DI", 40);
        put("agencies/DJ", agency("DH-40")).statusCode(201);
        put("agencies/DJ?since=2030-01-01", agency(null)).statusCode(200);
        put("agencies/DI-1?since=2030-01-01", agency("DJ")).statusCode(200);
        assertTooDeep(put("agencies/DJ?since=2031-01-01", agency("DH-40")), "/parent");
    }

    @Test
    void aReorganisationDoesNotMakeAHierarchyTooDeep() {
        agencies("DL", 60);
        agencies("DM", 10);
        assertTooDeep(
                post(
                        "agency-changes",
                        """
                        {"code": "D-MERGER", "type": "merge", "from": ["DM-1"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "DL-60"}]}"""),
                "/to");
        get("agency-changes/D-MERGER").statusCode(404);
    }
}
