package org.interagency.mapping.indices;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index on several days.
 *
 * @param definition what the index says
 * @param points in the order of their days
 */
record IndexSeries(IndexDefinition definition, List<IndexPoint> points) {

    /**
     * The value on a day, as in {@link IndexValue}.
     *
     * @param asOf the day
     */
    record IndexPoint(LocalDate asOf, @Nullable Double value, @Nullable BigInteger numerator, BigInteger denominator) {}
}
