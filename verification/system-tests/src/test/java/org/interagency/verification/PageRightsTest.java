package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.requestWith;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.localstack.testing.TestToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No page shows what its reader may not read. What only some may read is written with texts that stand nowhere else; every page is read by everybody, and has
 * such a text only if the API gives it to the same reader.
 */
@ExtendWith(SharedRegistry.class)
class PageRightsTest {

    private static final String AGENCY = "CL-SPS";
    private static final String ENTRY_CODE = "RIGHTS-AGENCY";
    private static final String ENTRY = "agencies/" + ENTRY_CODE;
    private static final String CONFIRMATIONS = "agency-confirmations?agency=" + ENTRY_CODE;
    private static final String LINE = "reports/countries/CL/lines/free-legal-aid";

    private static final String AUTHOR = "Rosalinda Quintana Paredes";
    private static final String COMMENT = "A remark of the seventh sitting";
    private static final String ASSIGNEE = "Desk 47 of the coordination unit";
    private static final String PROPOSED = "Proposed by-law 1187";
    private static final String OPTION = "The quiet merger";

    /** Those who need to sign in, each with one role, and those who have not. */
    private static final List<String> READERS =
            List.of(ListedPage.EVERYBODY, "registrar", "coordinator", "auditor", "admin");

    /** The paths of the API at which each text stands. */
    private static Map<String, List<String>> secrets;

    private static List<String> addresses;

    @BeforeAll
    static void somethingIsSecret() {
        DemoAdditions.make();
        String finding = ListedPage.at("/findings/:id").address().substring(1);
        String author = token("coordinator", null);
        written(author, "{\"text\": \"" + COMMENT + "\"}", "POST", finding + "/comments");
        written(author, "{\"assignee\": \"" + ASSIGNEE + "\"}", "PUT", finding + "/assignment");
        written(
                author,
                """
                {"name": "%s", "scenario": {"programmesEnded": [{"programme": "CL-SYO", "on": "2099-01-01"}]}}"""
                        .formatted(OPTION),
                "POST",
                finding + "/options");
        written(
                author,
                """
                {"year": 2024, "text": "There is an office for it.", "source": {"citation": "Ley 17.995"}}""",
                "PUT",
                LINE);
        written(
                token("registrar", "*"),
                """
                {"name": {"en": "Office of rights"}, "kind": "executive-agency", "level": "national", "territory": "CL"}""",
                "PUT",
                ENTRY);
        written(token("registrar", ENTRY_CODE), "{\"keys\": [\"" + ENTRY_CODE + "\"]}", "POST", "agency-confirmations");
        String proposal = "proposals/"
                + written(
                                token("registrar", AGENCY),
                                """
                                {"programme": "CL-PGU", "function": "case-management-and-grievances", "agency": "CL-SENADIS", "role": "accountable",
                                 "territories": ["CL-VS"], "validFrom": "2022-02-01", "legalBasis": [{"citation": "%s"}]}"""
                                        .formatted(PROPOSED),
                                "POST",
                                "proposals")
                        .path("id");
        secrets = Map.of(
                AUTHOR, List.of(finding + "/history", ENTRY + "/history", LINE + "/history", CONFIRMATIONS, proposal),
                COMMENT, List.of(finding + "/history"),
                ASSIGNEE, List.of(finding),
                PROPOSED, List.of(proposal),
                OPTION, List.of(finding + "/options"));
        addresses = Stream.concat(
                        ListedPage.all().stream().map(ListedPage::address),
                        Stream.of(
                                "/" + ENTRY,
                                "/" + LINE,
                                "/desk/" + proposal,
                                "/desk?agency=CL-SENADIS",
                                "/desk?agency=" + ENTRY_CODE))
                .toList();
    }

    private static String token(String role, @Nullable String agency) {
        return TestToken.tokens().token(AUTHOR, List.of(role), agency, Duration.ofHours(1));
    }

    private static Response written(String token, String body, String method, String path) {
        return requestWith(token)
                .body(body)
                .request(method, path)
                .then()
                .statusCode(oneOf(200, 201))
                .extract()
                .response();
    }

    /** The token has another name than that of the author, whom its own pages would show otherwise. */
    private static String tokenOf(String reader) {
        return TestToken.of(reader, reader.equals("registrar") ? "*" : null);
    }

    private static Response page(String reader, String address) {
        RequestSpecification request = RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .redirects()
                .follow(false);
        return reader.equals(ListedPage.EVERYBODY)
                ? request.get(address)
                : request.header("Authorization", "Bearer " + tokenOf(reader)).get(address);
    }

    private static boolean apiGives(String reader, String text) {
        return secrets.get(text).stream().anyMatch(path -> {
            RequestSpecification request =
                    reader.equals(ListedPage.EVERYBODY) ? anonymousRequest() : requestWith(tokenOf(reader));
            Response answer = request.get(path);
            return answer.statusCode() == 200 && answer.asString().contains(text);
        });
    }

    private static Map<String, String> pages(String reader) {
        Map<String, String> pages = new LinkedHashMap<>();
        addresses.forEach(address -> pages.put(address, page(reader, address).asString()));
        return pages;
    }

    @ParameterizedTest
    @ValueSource(strings = {ListedPage.EVERYBODY, "registrar", "coordinator", "auditor", "admin"})
    void noPageShowsWhatTheApiDoesNotGiveToItsReader(String reader) {
        Map<String, String> pages = pages(reader);
        for (String secret : secrets.keySet()) {
            if (!apiGives(reader, secret)) {
                assertThat(pages)
                        .allSatisfy((address, html) ->
                                assertThat(html).as("%s as %s", address, reader).doesNotContain(secret));
            }
        }
    }

    /** Otherwise the test above would find nothing, whatever the pages show. */
    @Test
    void thePublicReadsNoneOfTheTextsAndOthersReadThemOnPages() {
        assertThat(secrets.keySet()).noneMatch(secret -> apiGives(ListedPage.EVERYBODY, secret));
        String seen = READERS.stream()
                .flatMap(reader -> pages(reader).values().stream())
                .collect(Collectors.joining());
        assertThat(seen).contains(secrets.keySet());
    }

    @Test
    void aPageForARoleIsForThisRoleAlone() {
        List<String> wrong = new ArrayList<>();
        for (ListedPage listed : ListedPage.all()) {
            String address = listed.address();
            for (String reader : READERS) {
                boolean isFor = listed.reader().equals(ListedPage.EVERYBODY)
                        || listed.reader().equals(reader);
                int status = page(reader, address).statusCode();
                if (isFor != (status == 200) || status >= 500) {
                    wrong.add("%s as %s: %d".formatted(listed, reader, status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
