package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeRangeTest {

    @ParameterizedTest
    @CsvSource({"0, 18, true", "17, 18, true", "17, 70, true", "64, 65, true", "65, 130, false", "0, 17, false"})
    void rangesThatTouchHaveNoAgeInCommon(int from, int to, boolean inCommon) {
        AgeRange adults = new AgeRange(17, 65);

        assertThat(adults.intersects(new AgeRange(from, to))).isEqualTo(inCommon);
        assertThat(new AgeRange(from, to).intersects(adults)).isEqualTo(inCommon);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, 5", "6, 5", "0, 131"})
    void refusesARangeThatIsEmptyOrOutsideOfAllAges(int from, int to) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgeRange(from, to));
    }

    @Test
    void hasOneAgeAtLeast() {
        assertThat(new AgeRange(0, 1).intersects(AgeRange.EVERY)).isTrue();
        assertThat(new AgeRange(129, 130).intersects(AgeRange.EVERY)).isTrue();
    }
}
