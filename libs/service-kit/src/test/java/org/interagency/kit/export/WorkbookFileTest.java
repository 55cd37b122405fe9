package org.interagency.kit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.language.AcceptedLanguages;
import org.junit.jupiter.api.Test;

class WorkbookFileTest {

    private static final ExportType<Map<String, Object>> TYPE = new ExportType<>(
            "things",
            List.of(
                    Column.of("text", "/text", CellKind.TEXT),
                    Column.of("number", "/number", CellKind.INTEGER),
                    Column.of("day", "/day", CellKind.DATE),
                    Column.of("time", "/time", CellKind.TIME),
                    Column.of("truth", "/truth", CellKind.TEXT)),
            thing -> thing);

    private static List<Row> written(List<Map<String, Object>> things) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportFile<Map<String, Object>> file =
                new WorkbookFile<>(new Cells<>(TYPE, new ObjectMapper(), AcceptedLanguages.of(null)), out);
        for (Map<String, Object> thing : things) {
            file.write(thing);
            file.flush();
        }
        file.end();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static Row row(String field, Object value) throws IOException {
        return written(List.of(Map.of(field, value))).get(1);
    }

    @Test
    void writesAHeaderAlsoWithoutItems() throws IOException {
        assertThat(written(List.of()))
                .singleElement()
                .extracting(
                        header -> header.stream().map(cell -> cell.getText()).toList())
                .isEqualTo(List.of("text", "number", "day", "time", "truth"));
    }

    @Test
    void writesARowForEachItem() throws IOException {
        assertThat(written(List.of(Map.of("number", 1), Map.of("number", 2), Map.of("number", 3))))
                .hasSize(4);
    }

    @Test
    void writesAFormulaAsText() throws IOException {
        Row row = row("text", "=HYPERLINK(\"https://evil.example\")");
        assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(0).getFormula()).isNull();
        assertThat(row.getCellText(0)).isEqualTo("=HYPERLINK(\"https://evil.example\")");
    }

    @Test
    void writesNumbersDaysTimesAndBooleansAsSuch() throws IOException {
        Row row = written(List.of(
                        Map.of("number", 65, "day", "2026-01-31", "time", "2026-01-31T10:30:00Z", "truth", true)))
                .get(1);
        assertThat(row.getCellAsNumber(1)).contains(new BigDecimal(65));
        assertThat(row.getCellAsDate(2)).contains(LocalDateTime.of(2026, 1, 31, 0, 0));
        assertThat(row.getCellAsDate(3)).contains(LocalDateTime.of(2026, 1, 31, 10, 30));
        assertThat(row.getCellAsBoolean(4)).contains(true);
    }

    /** Excel has no such days. */
    @Test
    void writesADayBefore1900AsText() throws IOException {
        Row row = row("day", "1822-09-07");
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(2)).isEqualTo("1822-09-07");
    }

    @Test
    void saysThatATextWasCutForWhichACellHasNoRoom() throws IOException {
        assertThat(row("text", "x".repeat(32_767)).getCellText(0)).isEqualTo("x".repeat(32_767));
        assertThat(row("text", "\uD83D\uDE00".repeat(20_000)).getCellText(0))
                .hasSizeLessThanOrEqualTo(32_767)
                .startsWith("\uD83D\uDE00")
                .endsWith("\uD83D\uDE00 [cut, since a cell has no room for 40000 characters; CSV and JSON Lines have"
                        + " them all]");
    }
}
