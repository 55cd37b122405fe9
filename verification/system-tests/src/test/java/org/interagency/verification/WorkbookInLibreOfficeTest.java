package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.get;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A spreadsheet program that shares no code with the registry opens its workbooks, and shows what the JSON and the CSV files say. */
@ExtendWith(SharedRegistry.class)
@EnabledIf("libreOfficeIsAtHand")
class WorkbookInLibreOfficeTest {

    /** CSV with commas, in UTF-8, with each cell as it is shown. */
    private static final String AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

    private static final Pattern WORD_START = Pattern.compile("_(.)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    private static final Pattern GUARD = Pattern.compile("^'(?=[=+@-])");

    @TempDir
    static Path folder;

    static boolean libreOfficeIsAtHand() {
        return Terminal.has("soffice");
    }

    static List<String> lists() {
        return List.of(
                "government-levels",
                "territories",
                "agencies",
                "rights",
                "programmes",
                "agreements",
                "responsibilities",
                "findings",
                "reports/overlaps",
                "reports/gaps",
                "reports/overlaps?groupBy=agency",
                "reports/countries/CL");
    }

    /**
     * Opens all workbooks at once, since LibreOffice takes seconds to start. What other tests have written before is detected first: a finding that comes
     * between the workbook and the JSON would be in one of them only.
     */
    @BeforeAll
    static void openInLibreOffice() throws IOException {
        Scans.awaitDetection();
        List<String> files = new ArrayList<>();
        for (String list : lists()) {
            Path file = folder.resolve(name(list) + ".xlsx");
            Files.write(
                    file, get(as("xlsx", list)).statusCode(200).extract().body().asByteArray());
            files.add(file.getFileName().toString());
        }
        new Terminal(folder, Map.of())
                .run("soffice -env:UserInstallation=file://%s/profile --headless --convert-to '%s' %s"
                        .formatted(folder, AS_SHOWN, String.join(" ", files)));
    }

    private static String name(String list) {
        return list.replaceAll("\\W", "-");
    }

    private static String as(String format, String list) {
        return list + (list.contains("?") ? "&" : "?") + "format=" + format;
    }

    private static List<NamedCsvRecord> shown(String list) throws IOException {
        return records(Files.readString(folder.resolve(name(list) + ".csv")));
    }

    private static List<NamedCsvRecord> records(String csv) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void showsEachCellOfTheCsvFile(String list) throws IOException {
        List<NamedCsvRecord> expected =
                records(get(as("csv", list)).statusCode(200).extract().asString());
        List<NamedCsvRecord> shown = shown(list);
        assertThat(shown).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < shown.size(); i++) {
            Map<String, String> cells = shown.get(i).getFieldsAsMap();
            Map<String, String> said = expected.get(i).getFieldsAsMap();
            assertThat(cells.keySet()).isEqualTo(said.keySet());
            said.forEach((column, value) -> assertShows(cells.get(column), unguarded(value)));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void showsTheValuesOfTheJson(String list) throws IOException {
        List<Map<String, Object>> items = all(list);
        List<NamedCsvRecord> shown = shown(list);
        assertThat(shown).hasSameSizeAs(items);
        for (int i = 0; i < shown.size(); i++) {
            Map<String, Object> item = items.get(i);
            int compared = 0;
            for (Map.Entry<String, String> cell : shown.get(i).getFieldsAsMap().entrySet()) {
                Object value = item.get(property(cell.getKey()));
                if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                    assertShows(cell.getValue(), value.toString());
                    compared++;
                }
            }
            assertThat(compared).as("properties of %s that are columns", item).isPositive();
        }
    }

    private static String property(String column) {
        return WORD_START.matcher(column).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** A text that could be a formula has an apostrophe before it in a CSV file; in a workbook, a text is never a formula. */
    private static String unguarded(String value) {
        return GUARD.matcher(value).replaceFirst("");
    }

    private static void assertShows(String cell, String value) {
        if (TIME.matcher(value).matches()) {
            assertThat(LocalDateTime.parse(cell.replace(' ', 'T')).toInstant(ZoneOffset.UTC))
                    .isCloseTo(Instant.parse(value), within(1, ChronoUnit.SECONDS));
        } else if (value.equals("true") || value.equals("false")) {
            assertThat(cell).isEqualToIgnoringCase(value);
        } else {
            assertThat(cell).isEqualTo(value);
        }
    }
}
