package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.interagency.mapping.finding.FindingFilter.HandlingFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingFilterTest {

    /** What is past can still be overdue, or have to be reviewed. */
    @ParameterizedTest
    @CsvSource({", false, false, false", "Unit, false, false, true", ", true, false, true", ", false, true, true"})
    void whatIsBeingDoneAboutFindingsIsAskedForOfAllDays(
            String assignee, boolean overdue, boolean reviewDue, boolean ofAllDays) {
        FindingFilter filter = FindingFilter.NONE.withHandling(new HandlingFilter(assignee, overdue, reviewDue));

        assertThat(filter.asksForDays()).isEqualTo(ofAllDays);
    }
}
