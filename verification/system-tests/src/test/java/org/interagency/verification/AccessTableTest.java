package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.requestWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks for every operation of the API's document as everybody, and compares the answers with the table of rights of the design. */
@ExtendWith(SharedRegistry.class)
class AccessTableTest {

    private static final String EVERYBODY = "everybody";
    private static final String NOBODY = "nobody";

    /** Who reads and who writes what is below a path; of several that fit, the longest counts. Written anew here, so that a slip in the rules shows. */
    private static final Map<String, List<String>> TABLE = Map.ofEntries(
            Map.entry("agencies", List.of(EVERYBODY, "registrar")),
            Map.entry("programmes", List.of(EVERYBODY, "registrar")),
            Map.entry("responsibilities", List.of(EVERYBODY, "registrar")),
            Map.entry("proposals", List.of("admin auditor coordinator registrar", "registrar")),
            Map.entry("agency-confirmations", List.of("admin auditor coordinator registrar", "registrar")),
            Map.entry("programme-confirmations", List.of("admin auditor coordinator registrar", "registrar")),
            Map.entry("responsibility-confirmations", List.of("admin auditor coordinator registrar", "registrar")),
            Map.entry("agreements", List.of(EVERYBODY, "coordinator")),
            Map.entry("agency-changes", List.of(EVERYBODY, "coordinator")),
            Map.entry("scenarios", List.of("coordinator", "coordinator")),
            Map.entry("territories", List.of(EVERYBODY, "admin")),
            Map.entry("government-levels", List.of(EVERYBODY, "admin")),
            Map.entry("rights", List.of(EVERYBODY, "admin")),
            Map.entry("vocabularies", List.of(EVERYBODY, "admin")),
            Map.entry("findings", List.of(EVERYBODY, "coordinator")),
            Map.entry("findings/{id}/comments", List.of("admin auditor coordinator", "coordinator")),
            Map.entry("findings/{id}/options", List.of("coordinator", "coordinator")),
            Map.entry("reports", List.of(EVERYBODY, NOBODY)),
            Map.entry("reports/countries/{country}/lines", List.of(EVERYBODY, "coordinator")),
            Map.entry("indices", List.of(EVERYBODY, NOBODY)),
            Map.entry("who-is-responsible", List.of(EVERYBODY, NOBODY)),
            Map.entry("search", List.of(EVERYBODY, NOBODY)),
            Map.entry("audit", List.of("admin auditor", "admin")),
            Map.entry("detection", List.of("admin auditor coordinator", "admin")));

    private record Operation(String method, String path, Set<String> declared) {

        /** Those who may use it; empty for everybody. */
        Set<String> allowed() {
            String roles = TABLE.get(row()).get(method.equals("GET") ? 0 : 1);
            return roles.equals(EVERYBODY) ? Set.of() : Set.of(roles.split(" "));
        }

        String row() {
            String below = path.substring("/api/v1/".length()) + "/";
            return TABLE.keySet().stream()
                    .filter(row -> below.startsWith(row + "/"))
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow(() -> new AssertionError("no row of the table has " + path));
        }

        /** What it asks for need not exist, and a body need not be right: rights are checked before. */
        Response send(RequestSpecification request) {
            RequestSpecification complete = request.basePath("");
            if (path.endsWith("/import")) {
                complete.contentType("text/csv").body("code\n");
            } else if (!method.equals("GET") && !method.equals("DELETE") && !path.endsWith("/scans")) {
                complete.body("{}");
            }
            return complete.request(method, path.replaceAll("\\{[^}]*}", "AT-NONE"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asString());
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        declared(method.getValue().get("security"))));
            }
        }
        assertThat(operations).hasSizeGreaterThan(50);
        return operations;
    }

    private static Set<String> declared(JsonNode security) {
        Set<String> roles = new TreeSet<>();
        security.forEach(requirement -> requirement.get("token").forEach(role -> roles.add(role.asText())));
        return roles;
    }

    @Test
    void theDocumentDeclaresTheTable() throws IOException {
        Map<String, Set<String>> declared = new HashMap<>();
        Map<String, Set<String>> expected = new HashMap<>();
        for (Operation operation : operations()) {
            declared.put(operation.toString(), operation.declared());
            expected.put(operation.toString(), operation.allowed());
        }
        assertThat(declared).isEqualTo(expected);
    }

    @Test
    void withoutATokenOnlyReadingWhatIsPublicIsAllowed() throws IOException {
        for (Operation operation : operations()) {
            int status = operation.send(anonymousRequest()).statusCode();
            if (operation.allowed().isEmpty()) {
                assertThat(status).as("%s", operation).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(status).as("%s", operation).isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registrar", "coordinator", "auditor", "admin", "another"})
    void aRoleAllowsWhatTheTableSays(String role) throws IOException {
        String token = TestToken.of(role, role.equals("registrar") ? "*" : null);
        for (Operation operation : operations()) {
            int status = operation.send(requestWith(token)).statusCode();
            if (operation.allowed().isEmpty() || operation.allowed().contains(role)) {
                assertThat(status)
                        .as("%s as %s", operation, role)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                assertThat(status).as("%s as %s", operation, role).isEqualTo(403);
            }
        }
    }

    @Test
    void everyRowOfTheTableIsUsed() throws IOException {
        Stream<String> used = operations().stream().map(Operation::row);
        assertThat(used.distinct()).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }
}
