package org.interagency.mapping.country;

import java.math.BigDecimal;
import java.util.List;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportType;
import org.jspecify.annotations.Nullable;

/** How country reports are written to files: a row for each line, with one column for values, whoever says them. */
final class CountryLineFiles {

    static final ExportType<CountryLine> TYPE = new ExportType<>(
            "country-report",
            List.of(
                    Column.of("as_of", "/line/asOf", CellKind.DATE),
                    Column.of("country", "/line/country", CellKind.TEXT),
                    Column.of("category", "/line/category", CellKind.TEXT),
                    Column.of("kind", "/line/kind", CellKind.TEXT),
                    Column.of("line", "/line/line", CellKind.TEXT),
                    Column.of("definition", "/line/definition", CellKind.LOCALIZED),
                    Column.of("provider", "/line/provider", CellKind.TEXT),
                    Column.of("value", "/value", CellKind.INTEGER),
                    Column.of("unit", "/unit", CellKind.TEXT),
                    Column.of("text", "/line/filledIn/text", CellKind.TEXT),
                    Column.of("numerator", "/line/figure/numerator", CellKind.INTEGER),
                    Column.of("denominator", "/line/figure/denominator", CellKind.INTEGER),
                    Column.of("codes", "/line/figure/codes", CellKind.LIST),
                    Column.of("budgets", "/line/figure/budgets", CellKind.BUDGETS),
                    Column.of("year", "/line/filledIn/year", CellKind.INTEGER),
                    Column.of("citation", "/line/filledIn/source/citation", CellKind.TEXT),
                    Column.of("url", "/line/filledIn/source/url", CellKind.TEXT),
                    Column.of("source_of_definition", "/line/source", CellKind.LOCALIZED)),
            CountryLineRow::of);

    private CountryLineFiles() {}

    /**
     * A row.
     *
     * @param unit that of the value
     */
    private record CountryLineRow(CountryLine line, @Nullable BigDecimal value, String unit) {

        static CountryLineRow of(CountryLine line) {
            FilledLine filledIn = line.filledIn();
            if (filledIn != null) {
                String unit = filledIn.unit();
                return new CountryLineRow(
                        line, filledIn.value(), unit == null ? line.unit().code() : unit);
            }
            LineFigure figure = line.figure();
            return new CountryLineRow(
                    line, figure == null ? null : figure.value(), line.unit().code());
        }
    }
}
