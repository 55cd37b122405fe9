package org.interagency.mapping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings and responsibilities as files. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class FindingFilesTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final List<String> COLUMNS = List.of(
            "id",
            "type",
            "status",
            "severity",
            "vertical",
            "timing",
            "programmes",
            "function",
            "contingency",
            "benefits",
            "agencies",
            "responsibilities",
            "boxes",
            "territories",
            "valid_from",
            "valid_to",
            "age_from",
            "age_to",
            "groups",
            "groups_except",
            "explanation",
            "proposed",
            "assignee",
            "due_on",
            "reason",
            "review_on",
            "first_seen",
            "last_changed",
            "version");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    /** Each test has a country of its own, with a programme that nobody answers for. */
    private String country;

    private String programme;

    @BeforeEach
    void aCountryWithAProgramme() {
        country = "FF" + COUNTRIES.incrementAndGet();
        programme = country + "-CARE";
        register(agencyService, "territories/" + country, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String agency : List.of("A", "B")) {
            register(
                    agencyService,
                    "agencies/" + country + "-" + agency,
                    """
                {"name": {"en": "=HYPERLINK(\\"https://evil.example/%s\\")"}, "kind": "ministry", "level": "national",
                 "territory": "%s"}\
                """
                            .formatted(agency, country));
        }
        register(
                programService,
                "programmes/" + programme,
                """
            {"name": {"en": "=1+1"}, "owner": "%s-A", "scheme": "non-contributory", "targeting": "universal",
             "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "2020-01-01",
             "requiredFunctions": ["provision"]}\
            """
                        .formatted(country, country));
    }

    private String accountable(String agency) {
        return """
            {"programme": "%s", "function": "provision", "agency": "%s-%s", "role": "accountable", "territories": ["%s"],
             "population": {"ageFrom": 65, "groups": ["low-income"]}, "validFrom": "2021-01-01", "validTo": "2031-01-01",
             "legalBasis": [{"citation": "Law 1", "url": "https://law.example/1"}]}\
            """
                .formatted(programme, country, agency, country);
    }

    private void overlap() {
        post("responsibilities", accountable("A")).statusCode(201);
        post("responsibilities", accountable("B")).statusCode(201);
    }

    private static String text(String path) {
        return get(path).statusCode(200).extract().asString();
    }

    private static List<Row> rows(String path) throws IOException {
        byte[] file = get(path).statusCode(200).extract().asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }

    @Test
    void aWorkbookSaysOfAnOverlapWhatTheJsonSays() throws IOException {
        overlap();
        String list = "reports/overlaps?programme=" + programme;
        JsonPath finding = get(list).extract().jsonPath().setRootPath("items[0]");
        List<Row> rows = rows(list + "&format=xlsx");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).stream().map(cell -> cell.getText())).isEqualTo(COLUMNS);
        Row row = rows.get(1);
        assertThat(row.getCellText(COLUMNS.indexOf("id"))).isEqualTo(finding.getString("id"));
        assertThat(row.getCellText(COLUMNS.indexOf("type"))).isEqualTo("overlap");
        assertThat(row.getCellAsBoolean(COLUMNS.indexOf("vertical"))).contains(finding.getBoolean("vertical"));
        assertThat(row.getCellText(COLUMNS.indexOf("programmes"))).isEqualTo(programme);
        assertThat(row.getCellText(COLUMNS.indexOf("agencies"))).isEqualTo(country + "-A|" + country + "-B");
        assertThat(row.getCellText(COLUMNS.indexOf("responsibilities")))
                .isEqualTo(String.join("|", finding.<String>getList("responsibilities")));
        assertThat(row.getCellAsNumber(COLUMNS.indexOf("boxes")).orElseThrow().intValue())
                .isEqualTo(1);
        assertThat(row.getCellText(COLUMNS.indexOf("territories"))).isEqualTo(country);
        assertThat(row.getCellAsDate(COLUMNS.indexOf("valid_from"))).contains(LocalDateTime.of(2021, 1, 1, 0, 0));
        assertThat(row.getCellAsDate(COLUMNS.indexOf("valid_to"))).contains(LocalDateTime.of(2031, 1, 1, 0, 0));
        assertThat(row.getCellAsNumber(COLUMNS.indexOf("age_from"))
                        .orElseThrow()
                        .intValue())
                .isEqualTo(65);
        assertThat(row.getCellText(COLUMNS.indexOf("groups"))).isEqualTo("low-income");
        assertThat(row.getCell(COLUMNS.indexOf("explanation")).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(COLUMNS.indexOf("explanation"))).isEqualTo(finding.getString("explanation.en"));
        assertThat(row.getCellAsDate(COLUMNS.indexOf("first_seen"))).isPresent();
    }

    @Test
    void anExplanationIsInTheLanguageOfTheReaderAndNoCellIsAFormula() {
        overlap();
        String csv = request()
                .header("Accept-Language", "es")
                .get("reports/overlaps?format=csv&programme=" + programme)
                .asString();
        String explanation =
                get("reports/overlaps?programme=" + programme).extract().path("items[0].explanation.es");
        assertThat(csv.lines().findFirst()).contains(String.join(",", COLUMNS));
        assertThat(csv).contains(explanation.replace("\"", "\"\"")).doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
    }

    @Test
    void findingsAndGapsAreFilesWithTheItemsOfTheirLists() throws IOException {
        overlap();
        for (String list : List.of("findings?programme=" + programme, "reports/gaps?programme=" + programme)) {
            List<Map<String, Object>> items = get(list).extract().path("items");
            assertThat(items).isNotEmpty();
            ObjectMapper json = new ObjectMapper();
            List<String> lines = text(list + "&format=jsonl").lines().toList();
            assertThat(lines).hasSameSizeAs(items);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(json.readValue(lines.get(i), Object.class)).isEqualTo(items.get(i));
            }
            assertThat(rows(list + "&format=xlsx")).hasSize(items.size() + 1);
        }
    }

    @Test
    void theHullOfAGapHasAllOfItsBoxes() {
        post("responsibilities", accountable("A")).statusCode(201);
        String list = "reports/gaps?programme=" + programme;
        int boxes = get(list).extract().jsonPath().getList("items[0].extent").size();
        assertThat(boxes).isGreaterThan(1);
        String[] row = text(list + "&format=csv").lines().toList().get(1).split(",");
        assertThat(row).contains(Integer.toString(boxes), "2020-01-01", "0", "130");
    }

    @Test
    void responsibilitiesAreTheSameAfterARoundTrip() {
        overlap();
        String list = "responsibilities?programme=" + programme;
        String before = text(list + "&format=jsonl");
        importCsv("responsibilities/import", text(list + "&format=csv"))
                .body("stored", equalTo(2))
                .body("rejectedRows", equalTo(0));
        assertThat(text(list + "&format=jsonl")).isEqualTo(before);
        assertThat(before).contains("\"url\":\"https://law.example/1\"");
    }

    @Test
    void proposalsAreFilesForThoseWhoReadThem() {
        String header = text("proposals?format=csv").lines().findFirst().orElseThrow();
        assertThat(header)
                .startsWith("status,proposed_at,")
                .contains(",id,programme,function,agency,agency_kind,agency_level,role,bindingness,territories,");
    }
}
