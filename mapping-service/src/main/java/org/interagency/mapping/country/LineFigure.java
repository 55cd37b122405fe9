package org.interagency.mapping.country;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.interagency.contracts.Budget;
import org.interagency.mapping.indices.IndexValue;
import org.jspecify.annotations.Nullable;

/**
 * What the registry has computed for a line.
 *
 * @param value rounded to six decimals; {@code null} if the denominator is 0, since nothing can be said then, and for amounts
 * @param numerator of a share: how many are counted; otherwise {@code null}
 * @param denominator of a share: of how many; of days: of how many cases they are the median; otherwise {@code null}
 * @param codes the codes of the rights, contingencies or population groups that the numerator counts; empty if it counts something else
 * @param budgets of amounts: the sum of each fiscal year and currency, in this order; otherwise empty
 */
record LineFigure(
        @Nullable BigDecimal value,
        @Nullable BigInteger numerator,
        @Nullable BigInteger denominator,
        List<String> codes,
        List<Budget> budgets) {

    static LineFigure of(IndexValue index) {
        return of(index, List.of());
    }

    private static LineFigure of(IndexValue index, List<String> codes) {
        return new LineFigure(
                index.value() == null ? null : BigDecimal.valueOf(index.value()),
                index.numerator(),
                index.denominator(),
                codes,
                List.of());
    }

    static LineFigure share(long numerator, long denominator) {
        return of(IndexValue.share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
    }

    /** The share of some codes that are among all of them; others do not count. */
    static LineFigure share(Collection<String> some, Collection<String> all) {
        TreeSet<String> counted = new TreeSet<>(all);
        counted.retainAll(some);
        return of(
                IndexValue.share(BigInteger.valueOf(counted.size()), BigInteger.valueOf(all.size())),
                List.copyOf(counted));
    }

    static LineFigure number(long count) {
        return new LineFigure(BigDecimal.valueOf(count), null, null, List.of(), List.of());
    }

    static LineFigure amounts(List<Budget> budgets) {
        return new LineFigure(null, null, null, List.of(), budgets);
    }
}
