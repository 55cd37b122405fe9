package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * The money appropriated to a programme for a year.
 *
 * @param fiscalYear the year in which the fiscal year begins
 * @param amount in units of the currency, not negative; written as a string, since JSON numbers can lose digits
 * @param currency ISO 4217, such as {@code BRL}
 */
public record Budget(int fiscalYear, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}
