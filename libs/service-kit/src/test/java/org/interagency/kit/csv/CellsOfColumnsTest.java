package org.interagency.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.language.AcceptedLanguages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an export writes, an import reads as the same fields. */
class CellsOfColumnsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AcceptedLanguages ANY = AcceptedLanguages.of(null);

    private static Object cell(CellKind kind, String json) throws Exception {
        return Column.of("column", "/a/b", kind).cell(JSON.readTree("{\"a\": {\"b\": " + json + "}}"), ANY);
    }

    private static JsonNode read(CellKind kind, String cell) {
        ObjectNode request = JSON.createObjectNode();
        Column.of("column", "/a/b", kind).put(request, cell, "en");
        return request.at("/a/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "TEXT; \"x\"; x",
                "INTEGER; 65; 65",
                "LIST; [\"a\", \"b|c\", \"d\\\\\"]; a|b\\|c|d\\\\",
                "LEGAL_BASIS; [{\"citation\": \"Law 1\"}]; Law 1",
                "LEGAL_BASIS; [{\"citation\": \"A | B\", \"url\": \"https://x.org/1\"}]; A \\| B <https://x.org/1>",
                "BUDGETS; [{\"fiscalYear\": 2023, \"amount\": \"1500.10\", \"currency\": \"BRL\"}]; 2023 1500.10 BRL",
                "OTHER_LANGUAGES; {\"ht\": \"Sèvis: a\", \"und\": \"X\"}; ht: Sèvis: a|und: X"
            })
    void readsWhatItWrites(CellKind kind, String json, String cell) throws Exception {
        assertThat(cell(kind, json)).hasToString(cell);
        assertThat(read(kind, cell)).isEqualTo(JSON.readTree(json));
    }

    @Test
    void knowsNumbersDaysTimesAndBooleans() throws Exception {
        assertThat(cell(CellKind.INTEGER, "-3")).isEqualTo(-3);
        assertThat(cell(CellKind.DATE, "\"2026-01-31\"")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(cell(CellKind.TIME, "\"2026-01-31T10:00:00Z\"")).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(cell(CellKind.TEXT, "true")).isEqualTo(true);
    }

    @Test
    void hasNoCellForWhatIsNotThere() throws Exception {
        assertThat(cell(CellKind.TEXT, "null")).isNull();
        assertThat(cell(CellKind.LIST, "[]")).isNull();
        assertThat(cell(CellKind.OTHER_LANGUAGES, "{\"en\": \"Ministry\"}")).isNull();
        assertThat(Column.of("column", "/a/b", CellKind.TEXT).cell(JSON.readTree("{\"a\": null}"), ANY))
                .isNull();
    }

    @Test
    void writesATextInTheLanguageOfTheReader() throws Exception {
        JsonNode item = JSON.readTree("{\"a\": {\"en\": \"gap\", \"es\": \"vacío\"}}");
        Column column = Column.of("explanation", "/a", CellKind.LOCALIZED);
        assertThat(column.cell(item, AcceptedLanguages.of("es"))).isEqualTo("vacío");
        assertThat(column.cell(item, ANY)).isEqualTo("gap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BUDGETS; 2023 BRL; [\"2023 BRL\"]",
                "BUDGETS; x 1 BRL; [{\"fiscalYear\": \"x\", \"amount\": \"1\", \"currency\": \"BRL\"}]",
                "OTHER_LANGUAGES; Dienst; {\"Dienst\": \"Dienst\"}",
                "INTEGER; old; \"old\""
            })
    void leavesWhatItCannotReadToTheRulesOfTheRequest(CellKind kind, String cell, String json) throws Exception {
        assertThat(read(kind, cell)).isEqualTo(JSON.readTree(json));
    }

    @Test
    void readsALongCellWithManyBarsAndBackslashes() {
        String cell = "\\\\|".repeat(100_000);
        assertThat(CellParts.of(cell)).hasSize(100_000).containsOnly("\\");
        assertThat(CellParts.joined(List.of("\\|", "|"))).isEqualTo("\\\\\\||\\|");
    }
}
