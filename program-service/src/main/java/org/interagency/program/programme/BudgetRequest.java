package org.interagency.program.programme;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import org.interagency.contracts.Budget;
import org.jspecify.annotations.Nullable;

/**
 * The budget of a programme for one fiscal year, in a request.
 *
 * @param fiscalYear the calendar year in which the fiscal year begins
 * @param amount in units of the currency
 * @param currency the ISO 4217 code of the currency
 */
record BudgetRequest(
        @NotNull @Min(1900) @Max(2200) Integer fiscalYear,
        @NotNull
                @PositiveOrZero
                @Digits(
                        integer = 20,
                        fraction = 4,
                        message = "has to have at most {integer} digits before the point and {fraction} after it")
                BigDecimal amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "has to be a currency of ISO 4217, such as BRL")
                String currency) {

    static List<Budget> all(@Nullable List<BudgetRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream()
                        .map(one -> new Budget(one.fiscalYear(), one.amount(), one.currency()))
                        .toList();
    }
}
