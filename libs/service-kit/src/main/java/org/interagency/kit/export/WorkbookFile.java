package org.interagency.kit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.interagency.kit.csv.Column;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (XLSX) that is written row by row. Texts are text cells, which no spreadsheet runs; numbers, booleans, dates and times (UTC) are cells of
 * these kinds. Once a sheet has {@value #MOST_ROWS} rows, the next one begins, since a sheet can have 1,048,576.
 */
final class WorkbookFile<T> implements ExportFile<T> {

    private static final int MOST_ROWS = 1_000_000;

    /** The most characters that a cell can have. */
    private static final int MOST_CHARACTERS = 32_767;

    /** Before this day, Excel has no dates, or other ones: it believes that 1900 was a leap year. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

    private static final double WIDTH = 24;

    private final Cells<T> cells;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int rows;

    WorkbookFile(Cells<T> cells, OutputStream out) {
        this.cells = cells;
        this.workbook = new Workbook(out, "Responsibility registry", null);
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        Worksheet next = workbook.newWorksheet(
                sheets == 1 ? cells.type().name() : cells.type().name() + " " + sheets);
        List<Column> columns = cells.columns();
        for (int i = 0; i < columns.size(); i++) {
            next.inlineString(0, i, columns.get(i).name());
            next.style(0, i).bold().set();
            next.width(i, WIDTH);
        }
        next.freezePane(0, 1);
        rows = 1;
        return next;
    }

    @Override
    public void write(T item) throws IOException {
        if (rows > MOST_ROWS) {
            sheet.finish();
            sheet = nextSheet();
        }
        int column = 0;
        for (Object cell : cells.of(item)) {
            write(column, cell);
            column++;
        }
        rows++;
    }

    private void write(int column, @Nullable Object cell) {
        if (cell instanceof Number number) {
            sheet.value(rows, column, number);
        } else if (cell instanceof Boolean truth) {
            sheet.value(rows, column, truth);
        } else if (cell instanceof LocalDate day && !day.isBefore(FIRST_DATE)) {
            sheet.value(rows, column, day);
            sheet.style(rows, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof Instant time) {
            sheet.value(rows, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (cell != null) {
            sheet.inlineString(rows, column, fitting(cell.toString()));
        }
    }

    /** A text that fits into a cell; one that was cut says so. */
    private static String fitting(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        String cut = " [cut, since a cell has no room for " + text.length()
                + " characters; CSV and JSON Lines have them all]";
        int end = MOST_CHARACTERS - cut.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + cut;
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
    }
}
