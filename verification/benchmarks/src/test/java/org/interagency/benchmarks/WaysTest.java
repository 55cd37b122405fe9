package org.interagency.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All compared ways find the same overlaps; otherwise their times could not be compared. */
class WaysTest {

    @ParameterizedTest
    @EnumSource
    void allFindTheSameOverlaps(Shape shape) throws Exception {
        List<AccountabilityRow> rows = AccountabilityRow.some(shape, 3_000);
        long expected = comparingEachWithEach(rows);
        assertThat(expected).isPositive();
        try (PostgresServer postgres = new PostgresServer()) {
            System.setProperty(PostgresServer.URL_PROPERTY, postgres.url());
            for (Way way : Way.values()) {
                try (Contender contender = way.open(shape, rows)) {
                    assertThat(contender.overlaps()).as(way.name()).isEqualTo(expected);
                }
            }
        }
    }

    private static long comparingEachWithEach(List<AccountabilityRow> rows) {
        long pairs = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                AccountabilityRow one = rows.get(i);
                AccountabilityRow other = rows.get(j);
                boolean meet = one.function() == other.function()
                        && one.agency() != other.agency()
                        && Math.max(one.placeFrom(), other.placeFrom()) < Math.min(one.placeTo(), other.placeTo())
                        && Math.max(one.dayFrom(), other.dayFrom()) < Math.min(one.dayTo(), other.dayTo())
                        && Math.max(one.ageFrom(), other.ageFrom()) < Math.min(one.ageTo(), other.ageTo())
                        && (one.groups() & other.groups()) != 0;
                pairs += meet ? 1 : 0;
            }
        }
        return pairs;
    }
}
