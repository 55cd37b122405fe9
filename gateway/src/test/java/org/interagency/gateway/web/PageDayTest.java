package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day as of which a page shows the register. */
class PageDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    @Test
    void isTodayIfNoneIsChosen() {
        PageDay day = PageDay.read("", TODAY);
        assertThat(day).isEqualTo(new PageDay(TODAY, false));
        assertThat(day.link("agencies", "A", Map.of())).isEqualTo(new FactLink("/agencies/A", "A"));
    }

    @Test
    void linksLeadToTheDayThatIsChosen() {
        PageDay day = PageDay.read("2020-02-29", TODAY);
        assertThat(day.link("agencies", "A", Map.of("A", "Ministry")))
                .isEqualTo(new FactLink("/agencies/A?asOf=2020-02-29", "Ministry"));
    }

    /** Lists are of one day, so that a list and the page that leads to it say the same. */
    @Test
    void listsAreOfTheDayAlsoIfItIsToday() {
        assertThat(PageDay.read("", TODAY)
                        .existingOf(ApiAddress.of("agencies").with("parent", "A"))
                        .text())
                .isEqualTo("/agencies?parent=A&asOf=2026-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "2026-02-30", "3/3/2026", "1499-12-31", "10000-01-01"})
    void isADayThatTheRegistryKnows(String written) {
        assertThatThrownBy(() -> PageDay.read(written, TODAY)).isInstanceOf(DateTimeException.class);
    }
}
