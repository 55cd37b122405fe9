package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.LineChart.ChartMark;
import org.interagency.gateway.web.LineChart.ChartPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A series as a line. */
class LineChartTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    /** The values of days that are ten days apart. */
    private static List<ChartPoint> points(Double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new ChartPoint(FIRST.plusDays(10L * i), values[i]))
                .toList();
    }

    private static LineChart chart(List<ChartPoint> points, double limit) {
        return LineChart.of("Clarity", points, limit, value -> value + "!", PageTexts.in(Languages.DEFAULT))
                .orElseThrow();
    }

    @Test
    void theScaleBeginsAtZeroAndEndsAtItsLimit() {
        LineChart chart = chart(points(0.0, 0.5, 1.0), 1);
        assertThat(chart.lines()).containsExactly("96,320 378,182 660,44");
        assertThat(chart.values())
                .containsExactly(
                        new ChartMark(96, 320, "0.0!"), new ChartMark(96, 182, "0.5!"), new ChartMark(96, 44, "1.0!"));
        assertThat(chart.last()).isEqualTo(new ChartMark(660, 44, "1.0!"));
    }

    @Test
    void aDayWithoutAValueBreaksTheLine() {
        LineChart chart = chart(points(0.5, null, 0.5, 0.5, null), 1);
        assertThat(chart.lines()).containsExactly("96,182", "378,182 519,182");
        assertThat(chart.dots()).extracting(ChartMark::x).containsExactly(96, 378, 519);
        assertThat(chart.last().x()).isEqualTo(519);
    }

    @Test
    void oneDayIsADot() {
        LineChart chart = chart(points(0.25), 1);
        assertThat(chart.dots()).containsExactly(new ChartMark(96, 251, ""));
        assertThat(chart.days()).extracting(ChartMark::text).containsExactly("1 January 2020", "1 January 2020");
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(chart(points(null, 0.25, 0.75), 1).label())
                .isEqualTo("Clarity: 0.25! on 11 January 2020, 0.75! on 21 January 2020");
    }

    @Test
    void thereIsNoPictureWithoutAValue() {
        assertThat(LineChart.of("x", points(null, null), 1, String::valueOf, PageTexts.in(Languages.DEFAULT)))
                .isEmpty();
        assertThat(LineChart.of("x", List.of(), 1, String::valueOf, PageTexts.in(Languages.DEFAULT)))
                .isEmpty();
    }

    @Test
    void ofManyDaysOnlyThoseThatNoLineReachesAreMarked() {
        Double[] values = new Double[60];
        Arrays.fill(values, 0.5);
        values[10] = null;
        values[12] = null;
        assertThat(chart(points(values), 1).dots()).singleElement().isEqualTo(new ChartMark(201, 182, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.3, 1",
        "1, 1",
        "1.1, 2",
        "2.5, 5",
        "7, 10",
        "10, 10",
        "10.5, 20",
        "45, 50",
        "51, 100",
        "365, 500"
    })
    void aScaleWithoutAnEndOfItsOwnEndsAtARoundNumber(double most, double limit) {
        assertThat(LineChart.limitOf(points(null, most, 0.0))).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everythingIsWithinThePictureAndInOrder(long seed) {
        Random random = new Random(seed);
        List<ChartPoint> points = new ArrayList<>();
        LocalDate day = FIRST;
        for (int i = 0; i < 200; i++) {
            points.add(new ChartPoint(day, i > 0 && random.nextInt(4) == 0 ? null : random.nextDouble() * 900));
            day = day.plusDays(1 + random.nextInt(40));
        }
        LineChart chart = chart(points, LineChart.limitOf(points));
        List<int[]> drawn = chart.lines().stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .map(point ->
                        Stream.of(point.split(",")).mapToInt(Integer::parseInt).toArray())
                .toList();
        assertThat(drawn).hasSize((int)
                points.stream().filter(point -> point.value() != null).count());
        assertThat(drawn).allSatisfy(point -> {
            assertThat(point[0]).isBetween(LineChart.LEFT, LineChart.RIGHT);
            assertThat(point[1]).isBetween(LineChart.TOP, LineChart.BOTTOM);
        });
        assertThat(drawn.stream().map(point -> point[0]).toList()).isSorted();
    }
}
