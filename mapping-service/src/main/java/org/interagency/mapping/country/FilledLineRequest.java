package org.interagency.mapping.country;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.LongText;
import org.interagency.kit.request.ShortText;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to fill in a line: a value or a text, but not both.
 *
 * @param year the year that it is about
 * @param unit that of the value, such as {@code percent} or {@code BRL}
 * @param source where the country has it from
 */
record FilledLineRequest(
        @NotNull @Min(1900) @Max(2200) Integer year,
        @Digits(
                        integer = 15,
                        fraction = 6,
                        message = "has to have at most {integer} digits before the point and {fraction} after it")
                @Nullable
                BigDecimal value,
        @Size(max = 100) @ShortText @Nullable String unit,
        @Size(max = 4000) @LongText @Nullable String text,
        @NotNull @Valid SourceRequest source)
        implements Consistent {

    @Override
    public List<Violation> contradictions() {
        return Stream.of(
                        (value == null) == (text == null)
                                ? Violation.of(
                                        "value",
                                        value == null
                                                ? "A line has a value or a text. Give one of them."
                                                : "A line has a value or a text, but not both. Leave one of them out.")
                                : null,
                        value != null && unit == null
                                ? Violation.of("unit", "A value needs a unit, such as percent. Give it.")
                                : null,
                        value == null && unit != null
                                ? Violation.of("unit", "A text has no unit. Leave it out, or give a value.")
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether an entry says the same already. */
    boolean isSaidBy(FilledLine line) {
        return year == line.year()
                && Objects.equals(unit, line.unit())
                && Objects.equals(text, line.text())
                && source.source().equals(line.source())
                && (value == null ? line.value() == null : line.value() != null && value.compareTo(line.value()) == 0);
    }
}
