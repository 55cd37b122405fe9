package org.interagency.mapping.indices;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.jspecify.annotations.Nullable;

/**
 * The value of an index.
 *
 * @param value rounded to six decimals; {@code null} if the denominator is 0, since nothing can be said then
 * @param numerator of a share, what the value is a share of the denominator by; {@code null} for days
 * @param denominator of a share, what it is a share of; for days, the number of resolutions
 * @param definition by language; {@code null} in lists, since {@code /indices/definitions} has it
 */
public record IndexValue(
        @Nullable Double value,
        @Nullable BigInteger numerator,
        BigInteger denominator,
        IndexUnit unit,
        @ByLanguage @Nullable Map<String, String> definition) {

    private static final int DECIMALS = 6;

    /** A share; without a value if the denominator is 0. */
    public static IndexValue share(BigInteger numerator, BigInteger denominator) {
        return new IndexValue(
                denominator.signum() == 0
                        ? null
                        : rounded(
                                new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL128)),
                numerator,
                denominator,
                IndexUnit.SHARE,
                null);
    }

    /** @param median {@code null} if there is nothing to take it of */
    static IndexValue days(@Nullable Double median, int count) {
        return new IndexValue(
                median == null ? null : rounded(BigDecimal.valueOf(median)),
                null,
                BigInteger.valueOf(count),
                IndexUnit.DAYS,
                null);
    }

    private static Double rounded(BigDecimal exact) {
        return exact.setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }

    IndexValue with(Map<String, String> text) {
        return new IndexValue(value, numerator, denominator, unit, text);
    }
}
