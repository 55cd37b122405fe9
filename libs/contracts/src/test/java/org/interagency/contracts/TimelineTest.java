package org.interagency.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate Y2000 = LocalDate.of(2000, 1, 1);
    private static final LocalDate Y2010 = LocalDate.of(2010, 1, 1);
    private static final LocalDate Y2020 = LocalDate.of(2020, 1, 1);
    private static final LocalDate Y2030 = LocalDate.of(2030, 1, 1);

    private static GovernmentLevelFact level(int rank, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        return new GovernmentLevelFact(
                "local", Map.of("en", "Local"), rank, validFrom, validTo, 0, null, null, List.of());
    }

    private static GovernmentLevelFact state(
            int rank, long version, @Nullable LocalDate since, @Nullable LocalDate until) {
        return level(rank, Y2000, null).with(version, since, until, List.of());
    }

    /** Rank 1 from the beginning, 2 from 2010 on, 3 from 2020 on. */
    private static Timeline<GovernmentLevelFact> threeStates() {
        return Timeline.<GovernmentLevelFact>none()
                .begun(level(1, Y2000, null))
                .changedSince(Y2010, level(2, Y2000, null))
                .changedSince(Y2020, level(3, Y2000, null));
    }

    @Test
    void aNewThingIsTheSameOnAllDays() {
        assertThat(Timeline.<GovernmentLevelFact>none()
                        .begun(level(1, Y2000, null))
                        .states())
                .containsExactly(state(1, 1, null, null));
    }

    @Test
    void statesFollowEachOtherWithoutGap() {
        assertThat(threeStates().states())
                .containsExactly(state(1, 1, null, Y2010), state(2, 2, Y2010, Y2020), state(3, 3, Y2020, null));
    }

    @Test
    void aWriteFromADayOnTakesThePlaceOfLaterStates() {
        assertThat(threeStates().changedSince(Y2010, level(4, Y2000, null)).states())
                .containsExactly(state(1, 1, null, Y2010), state(4, 4, Y2010, null));
    }

    @Test
    void aWriteFromTheBeginningTakesThePlaceOfAllStates() {
        assertThat(threeStates().changedSince(null, level(4, Y2000, null)).states())
                .containsExactly(state(4, 4, null, null));
    }

    @Test
    void aWriteThatRepeatsTheLastStateChangesNothing() {
        assertThat(threeStates().changedSince(Y2030, level(3, Y2000, null))).isEqualTo(threeStates());
        assertThat(threeStates().corrected(level(3, Y2000, null))).isEqualTo(threeStates());
    }

    @Test
    void aWriteThatRepeatsAnEarlierStateTakesThePlaceOfThoseAfterIt() {
        assertThat(threeStates().changedSince(Y2010, level(2, Y2000, null)).states())
                .containsExactly(state(1, 1, null, Y2010), state(2, 4, Y2010, null));
    }

    @Test
    void aCorrectionKeepsTheDaysOfTheLastState() {
        assertThat(threeStates().corrected(level(4, Y2000, null)).states())
                .endsWith(state(2, 2, Y2010, Y2020), state(4, 4, Y2020, null));
    }

    @Test
    void allStatesHaveThePeriodInCommonInWhichTheThingExists() {
        assertThat(threeStates().corrected(level(3, Y2000, Y2030)).states())
                .allMatch(state -> Y2030.equals(state.validTo()))
                .extracting(Fact::version)
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void aChangeFromADayOnDividesTheStateOfThatDayAndSaysLaterOnesAgain() {
        LocalDate y2015 = LocalDate.of(2015, 1, 1);
        assertThat(threeStates()
                        .changedFrom(y2015, state -> state.withRank(state.rank() == 2 ? 5 : state.rank()))
                        .states())
                .containsExactly(
                        state(1, 1, null, Y2010),
                        state(2, 2, Y2010, y2015),
                        state(5, 4, y2015, Y2020),
                        state(3, 5, Y2020, null));
    }

    @Test
    void aChangeFromTheFirstDayOfAStateDoesNotDivideIt() {
        assertThat(threeStates().changedFrom(Y2020, state -> state.withRank(5)).states())
                .containsExactly(state(1, 1, null, Y2010), state(2, 2, Y2010, Y2020), state(5, 4, Y2020, null));
    }

    @Test
    void aChangeBeforeTheThingExistsDoesNotDivideItsFirstState() {
        Timeline<GovernmentLevelFact> future =
                Timeline.<GovernmentLevelFact>none().begun(level(1, Y2030, null));
        assertThat(future.changedFrom(Y2020, state -> state.withRank(5)).states())
                .containsExactly(level(5, Y2030, null).with(2, null, null, List.of()));
    }

    @Test
    void aChangeThatMakesNoDifferenceChangesNothing() {
        assertThat(threeStates().changedFrom(Y2010, state -> state)).isEqualTo(threeStates());
    }

    @Test
    void aFactTellsTheStateOfTheDayAndTheOthersBesideIt() {
        GovernmentLevelFact fact = threeStates().fact(LocalDate.of(2015, 6, 1));
        assertThat(fact.rank()).isEqualTo(2);
        assertThat(fact.version()).isEqualTo(3);
        assertThat(fact.otherStates()).extracting(GovernmentLevelFact::rank).containsExactly(1, 3);
        assertThat(fact.states())
                .isEqualTo(threeStates().states().stream()
                        .map(state ->
                                state.rank() == 2 ? state.with(3, state.since(), state.until(), List.of()) : state)
                        .toList());
    }

    @Test
    void differencesAreTheStatesOfBothOnDaysOnWhichTheContentDiffers() {
        Timeline<GovernmentLevelFact> before = threeStates();
        assertThat(ranks(before.differences(before))).isEmpty();
        assertThat(ranks(before.differences(before.corrected(level(3, Y2000, null)))))
                .isEmpty();
        assertThat(ranks(before.differences(before.corrected(level(4, Y2000, null)))))
                .containsExactly(3, 4);
        assertThat(ranks(before.differences(before.changedSince(Y2010, level(4, Y2000, null)))))
                .containsExactly(2, 4, 3, 4);
    }

    @Test
    void differencesAreAlsoTheStatesOfDaysOnWhichOnlyOneExists() {
        Timeline<GovernmentLevelFact> before = threeStates();
        assertThat(ranks(before.differences(before.corrected(level(3, Y2010, null)))))
                .containsExactly(1);
        assertThat(ranks(before.differences(before.corrected(level(3, null, null)))))
                .containsExactly(1);
        assertThat(ranks(before.differences(before.corrected(level(3, Y2000, Y2030)))))
                .containsExactly(3);
        assertThat(ranks(before.differences(before.corrected(level(3, Y2000, Y2010)))))
                .containsExactly(2, 3);
    }

    private static List<Integer> ranks(List<GovernmentLevelFact> states) {
        return states.stream().map(GovernmentLevelFact::rank).toList();
    }
}
