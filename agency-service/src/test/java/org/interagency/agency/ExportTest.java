package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as files. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class ExportTest {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "registry.export.at-once")
    int atOnce;

    @Inject
    DataSource database;

    private static void land(String code) {
        put("territories/" + code, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
    }

    private static void parts(String land, int count) {
        land(land);
        importCsv(
                        "territories/import",
                        IntStream.range(0, count)
                                .mapToObj(number ->
                                        "%s-%05d,Part %s,state,%s".formatted(land, number, noise(number), land))
                                .collect(Collectors.joining("\n", "code,name_en,level,parent_code\n", "\n")))
                .body("stored", equalTo(count));
    }

    /** A text that no compression makes much shorter, so that a page of a workbook is more than the service keeps before it sends it. */
    private static String noise(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 12)
                .mapToObj(i -> Integer.toHexString(random.nextInt()))
                .collect(Collectors.joining());
    }

    private static String text(String path) {
        return get(path).statusCode(200).extract().asString();
    }

    private static List<Row> rows(String path) throws IOException {
        byte[] file = get(path).statusCode(200).contentType(WORKBOOK).extract().asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }

    @Test
    void aFileHasEverythingThatMatchesInTheOrderOfTheList() throws IOException {
        parts("EXALL", 2_300);
        String list = "territories?parent=EXALL&sort=-name";
        List<Map<String, Object>> items = all(list);
        List<Object> codes = items.stream().map(item -> item.get("code")).toList();
        assertThat(codes).hasSize(2_300);

        List<Object> lines = new ArrayList<>();
        for (String line : text(list + "&format=jsonl").lines().toList()) {
            lines.add(JSON.readValue(line, Map.class));
        }
        assertThat(lines).isEqualTo(items);
        assertThat(text(list + "&format=csv").lines().skip(1).map(line -> line.split(",")[0]))
                .isEqualTo(codes);
        assertThat(rows(list + "&format=xlsx").stream().skip(1).map(row -> row.getCellText(0)))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/html, */*;q=0.8 | application/json",
                "text/csv | text/csv",
                "application/json;q=0.5, text/csv | text/csv",
                WORKBOOK + " | " + WORKBOOK,
                "application/x-ndjson | application/x-ndjson",
                "application/jsonl | application/jsonl"
            })
    void theFormatIsTheOneThatTheClientAcceptsBest(String accept, String type) {
        land("EXA");
        request()
                .accept(accept)
                .get("territories?code=EXA")
                .then()
                .statusCode(200)
                .contentType(startsWith(type));
    }

    @Test
    void theParameterWinsOverTheHeader() {
        land("EXB");
        request()
                .accept("text/csv")
                .get("territories?code=EXB&format=json")
                .then()
                .body("items[0].code", equalTo("EXB"));
        request()
                .accept("application/json")
                .get("territories?code=EXB&format=csv")
                .then()
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", matchesPattern("attachment; filename=\"territories-[0-9-]{10}\\.csv\""))
                .body(containsString("EXB,Land,"));
    }

    @Test
    void anUnknownFormatIsRefusedByName() {
        get("territories?format=pdf")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?format"))
                .body("detail", equalTo("\"pdf\" is not one of json, csv, xlsx, jsonl."));
        request()
                .accept("application/pdf")
                .get("territories")
                .then()
                .statusCode(406)
                .body("detail", containsString("application/pdf"));
        get("territories?format=csv&sort=size").statusCode(400).body("detail", containsString("can be sorted by"));
    }

    @Test
    void limitAndCursorSayWhichPartOfTheListIsInTheFile() {
        parts("EXPART", 5);
        String list = "territories?parent=EXPART";
        String cursor = get(list + "&limit=2").extract().path("next");
        assertThat(text(list + "&format=csv&limit=2&cursor=" + cursor)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[0]))
                .containsExactly("EXPART-00002", "EXPART-00003");
        assertThat(text(list + "&format=jsonl&cursor=" + cursor).lines()).hasSize(3);
        assertThat(text(list + "&q=nothing&format=jsonl")).isEmpty();
    }

    @Test
    void aHeadRequestWritesNoFile() {
        land("EXC");
        request()
                .head("territories?code=EXC&format=xlsx")
                .then()
                .statusCode(200)
                .contentType(WORKBOOK);
    }

    @Test
    void namesAreInTheLanguageOfTheReaderInLinesOfJson() {
        put("territories/EXD", "{\"name\": {\"en\": \"Land\", \"es\": \"País\"}, \"level\": \"national\"}");
        String line = request()
                .header("Accept-Language", "es")
                .get("territories?code=EXD&format=jsonl")
                .asString();
        assertThat(line).contains("\"name\":{\"es\":\"País\"}");
        assertThat(text("territories?code=EXD&format=csv")).contains("EXD,Land,País,,,,national,");
    }

    private static String agency(String code, String name) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "code", code, "name", Map.of("en", name), "kind", "ministry", "level", "national", "territory", "EXH"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\",\"Ministry\")",
                "@SUM(1+1)*cmd|' /C calc'!A0",
                "-1+1|cmd",
                "+1+1",
                "'=1+1",
                "\uFF1D1+1",
                "Ministry, \"the\" first"
            })
    void noNameIsRunByASpreadsheetAndNoneIsChangedByARoundTrip(String name) throws IOException {
        land("EXH");
        put("agencies/EXH-EVIL", agency("EXH-EVIL", name));
        get("agencies/EXH-EVIL").body("name.en", equalTo(name));
        String before = text("agencies?code=EXH-EVIL&format=jsonl");

        String csv = text("agencies?code=EXH-EVIL&format=csv");
        assertThat(csv).doesNotContainPattern("[,\"\\n][=+@\\uFF1D-]");
        Row row = rows("agencies?code=EXH-EVIL&format=xlsx").get(1);
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getFormula()).isNull();
        assertThat(row.getCellText(1)).isEqualTo(name);

        importCsv("agencies/import", csv).body("stored", equalTo(1));
        assertThat(text("agencies?code=EXH-EVIL&format=jsonl")).isEqualTo(before);
    }

    @Test
    void anAgencyIsTheSameAfterARoundTrip() {
        land("EXR");
        put(
                        "agencies/EXR-MIN",
                        """
            {"name": {"en": "Ministry", "pt": "Ministério", "nl": "Dienst | zorg", "und": "M: \\\\ x"}, "kind": "ministry",
             "level": "national", "territory": "EXR", "validFrom": "1822-09-07", "validTo": "2030-01-01",
             "contactPoint": {"email": "a@b.example", "telephone": "+55 61 2030-1505", "page": "https://b.example/",
                              "address": "Rua 1", "hours": "9-17"},
             "grievanceChannel": {"telephone": "121", "address": "=Rua 2", "hours": "always"}}\
            """)
                .statusCode(201);
        put(
                        "agencies/EXR-PART",
                        """
            {"name": {"en": "Part"}, "kind": "ministry", "level": "national", "territory": "EXR",
             "parent": "EXR-MIN"}\
            """)
                .statusCode(201);
        String list = "agencies?territory=EXR";
        String before = text(list + "&format=jsonl");
        String csv = text(list + "&format=csv");
        importCsv("agencies/import", csv).body("stored", equalTo(2)).body("rejectedRows", equalTo(0));
        assertThat(text(list + "&format=jsonl")).isEqualTo(before);

        importCsv("agencies/import", csv.replace("Ministério", "Ministério novo"))
                .body("stored", equalTo(2));
        get("agencies/EXR-MIN")
                .body("name.pt", equalTo("Ministério novo"))
                .body("name.nl", equalTo("Dienst | zorg"))
                .body("version", equalTo(2));
        get("agencies/EXR-PART").body("version", equalTo(1));
    }

    @Test
    void anImportRefusesRowsOfRetiredTerritories() {
        parts("EXT", 2);
        delete("territories/EXT-00000?on=2026-01-01").statusCode(200);
        String csv = text("territories?parent=EXT&format=csv");
        importCsv("territories/import", csv).body("stored", equalTo(1)).body("rejected[0].column", equalTo("valid_to"));
        get("territories/EXT-00000").body("validTo", equalTo("2026-01-01"));
    }

    @Test
    void otherListsAreFilesToo() throws IOException {
        land("EXO");
        put("agencies/EXO-OLD", agency("EXO-OLD", "Old").replace("EXH", "EXO"));
        post(
                        "agency-changes",
                        """
            {"code": "EXO-END", "type": "dissolve", "from": ["EXO-OLD"], "effectiveDate": "2026-01-01",
             "legalBasis": [{"citation": "Law 1", "url": "https://law.example/1"}]}\
            """)
                .statusCode(201);
        assertThat(text("agency-changes?code=EXO-END&format=csv"))
                .isEqualTo("code,type,from,to,effective_date,transfers,legal_basis\r\n"
                        + "EXO-END,dissolve,EXO-OLD,,2026-01-01,,Law 1 <https://law.example/1>\r\n");
        assertThat(text("government-levels?format=csv")).contains("national,National");
    }

    private HttpRequest requestFor(String path) {
        return HttpRequest.newBuilder(service.resolve("/api/v1/" + path)).build();
    }

    /** What is written until then is not a whole file for any client. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "jsonl"})
    void aFileThatCannotBeWrittenToItsEndIsBrokenOff(String format) throws Exception {
        parts("EXF" + format, 1_500);
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = requestFor("territories?parent=EXF" + format + "&format=" + format);
        assertThat(client.send(request, BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(200);
        String row = " WHERE code = 'EXF" + format + "-01200'";
        Sql.execute(database, "UPDATE territory SET name = '[]'" + row);
        try {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
            get("territories?parent=EXF" + format + "&limit=1").statusCode(200);
        } finally {
            Sql.execute(database, "UPDATE territory SET name = '{\"en\": \"Part\"}'" + row);
        }
        assertThat(client.send(request, BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFileWhoseFirstPageFailsIsAProblem() throws Exception {
        parts("EXG", 1);
        Sql.execute(database, "UPDATE territory SET name = '[]' WHERE code = 'EXG-00000'");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(requestFor("territories?parent=EXG&format=csv"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        } finally {
            Sql.execute(database, "UPDATE territory SET name = '{\"en\": \"Part\"}' WHERE code = 'EXG-00000'");
        }
    }

    /** 8 MB, more than the network keeps for a client that does not read. */
    private static void largeParts() {
        land("EXL");
        String names = IntStream.range(0, 40)
                .mapToObj(number ->
                        "a" + (char) ('a' + number / 20) + (char) ('a' + number % 20) + ": " + "x".repeat(490))
                .collect(Collectors.joining("|"));
        importCsv(
                        "territories/import",
                        IntStream.range(0, 500)
                                .mapToObj(number -> "EXL-%05d,%s,state,EXL".formatted(number, names))
                                .collect(Collectors.joining("\n", "code,name_other,level,parent_code\n", "\n")))
                .body("stored", equalTo(500));
    }

    private Socket readerWhoDoesNotRead(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET /api/v1/" + path + " HTTP/1.1\r\nHost: registry\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    @Test
    void slowReadersTakeAllPlacesButNoMoreAndLeaveThemWhenTheyGo() throws IOException {
        largeParts();
        String list = "territories?parent=EXL&format=jsonl";
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < atOnce; i++) {
                readers.add(readerWhoDoesNotRead(list));
            }
            get(list).statusCode(503).header("Retry-After", "2").body("detail", containsString("too many files"));
            get("territories?parent=EXL&limit=1").statusCode(200);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        await().untilAsserted(() -> assertThat(text(list).lines()).hasSize(500));
    }
}
