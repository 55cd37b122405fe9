package org.interagency.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.junit.jupiter.api.Test;

class HoldingRulesTest {

    private static final LocalDate END = LocalDate.of(2024, 7, 1);

    @Test
    void onlyAStateBodyIsAccountable() {
        assertThat(Stream.of(AgencyKind.values())
                        .filter(kind -> HoldingRules.accountableIsOfTheState("/role", "A", kind)
                                .isEmpty()))
                .isNotEmpty()
                .allMatch(AgencyKind::isOfTheState);
        assertThat(Stream.of(AgencyKind.values()).filter(kind -> !kind.isOfTheState()))
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(HoldingRules.accountableIsOfTheState("/role", "A", kind))
                        .get()
                        .extracting(Violation::pointer)
                        .isEqualTo("/role"));
    }

    @Test
    void aHolderExistsOnTheFirstDayOnWhichItHolds() {
        assertThat(HoldingRules.holderHasNotCeased("/agency", "A", END, END.minusDays(1)))
                .isEmpty();
        assertThat(HoldingRules.holderHasNotCeased("/agency", "A", null, END)).isEmpty();
        assertThat(HoldingRules.holderHasNotCeased("/agency", "A", END, null)).isEmpty();
        assertThat(HoldingRules.holderHasNotCeased("/agency", "A", END, END)).isPresent();
    }
}
