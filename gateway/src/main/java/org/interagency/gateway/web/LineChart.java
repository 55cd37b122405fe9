package org.interagency.gateway.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a number has changed, as a line in a picture of {@value #WIDTH} by {@value #HEIGHT} units. The scale begins at 0, so that a small change does not look
 * like a large one. The picture is of what stands beside it in a table.
 *
 * @param label what the picture shows, in words
 * @param lines the points of each line, as SVG writes them; a day without a value ends a line
 * @param dots the days that are marked on the lines
 * @param values the marks of the vertical scale, from below
 * @param days the first and the last day
 * @param last the last value
 */
public record LineChart(
        String label,
        List<String> lines,
        List<ChartMark> dots,
        List<ChartMark> values,
        List<ChartMark> days,
        ChartMark last) {

    static final int WIDTH = 680;
    static final int HEIGHT = 370;
    static final int LEFT = 96;
    static final int RIGHT = 660;
    static final int TOP = 44;
    static final int BOTTOM = 320;

    /** With more days, dots would touch each other. */
    private static final int MOST_DOTS = 25;

    /**
     * A place in the picture.
     *
     * @param text what is written there; empty for nothing
     */
    public record ChartMark(int x, int y, String text) {}

    /**
     * A value on a day.
     *
     * @param value at least 0; {@code null} if there is none
     */
    record ChartPoint(LocalDate day, @Nullable Double value) {}

    /**
     * The picture of some points; empty if none of them has a value.
     *
     * @param points in the order of their days
     * @param limit the upper end of the scale, more than 0
     * @param written how the language of the reader writes a value
     */
    static Optional<LineChart> of(
            String name, List<ChartPoint> points, double limit, Function<Double, String> written, PageTexts texts) {
        List<ChartPoint> known =
                points.stream().filter(point -> point.value() != null).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        ChartScale scale = new ChartScale(
                points.get(0).day(), points.get(points.size() - 1).day(), limit);
        List<List<ChartPoint>> runs = runs(points);
        ChartPoint first = known.get(0);
        ChartPoint last = known.get(known.size() - 1);
        PageFormats formats = texts.formats();
        return Optional.of(new LineChart(
                texts.of(
                        "chartLabel",
                        name,
                        written.apply(first.value()),
                        formats.day(first.day()),
                        written.apply(last.value()),
                        formats.day(last.day())),
                runs.stream().map(scale::line).toList(),
                runs.stream()
                        .filter(run -> run.size() == 1 || points.size() <= MOST_DOTS)
                        .flatMap(List::stream)
                        .map(point -> scale.mark(point, ""))
                        .toList(),
                List.of(0.0, limit / 2, limit).stream()
                        .map(value -> new ChartMark(LEFT, scale.y(value), written.apply(value)))
                        .toList(),
                List.of(
                        new ChartMark(LEFT, BOTTOM, formats.day(scale.first())),
                        new ChartMark(RIGHT, BOTTOM, formats.day(scale.end()))),
                scale.mark(last, written.apply(last.value()))));
    }

    /** Each longest sequence of days that have values. */
    private static List<List<ChartPoint>> runs(List<ChartPoint> points) {
        List<List<ChartPoint>> runs = new ArrayList<>();
        boolean isOpen = false;
        for (ChartPoint point : points) {
            if (point.value() == null) {
                isOpen = false;
                continue;
            }
            if (!isOpen) {
                runs.add(new ArrayList<>());
                isOpen = true;
            }
            runs.get(runs.size() - 1).add(point);
        }
        return runs;
    }

    /** The smallest of 1, 2, 5, 10, 20, 50 and so on that is not less than any of the values: the upper end of a scale that has no end of its own. */
    static double limitOf(List<ChartPoint> points) {
        double most = points.stream()
                .mapToDouble(point -> point.value() == null ? 0 : point.value())
                .max()
                .orElse(0);
        double limit = 1;
        int step = 0;
        while (limit < most) {
            limit *= step % 3 == 1 ? 2.5 : 2;
            step++;
        }
        return limit;
    }

    /** Where days and values are in the picture. */
    private record ChartScale(LocalDate first, LocalDate end, double limit) {

        int x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, end));
            return (int) (LEFT + Math.round((double) (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, day) / all));
        }

        int y(double value) {
            return (int) (BOTTOM - Math.round((BOTTOM - TOP) * Math.min(value, limit) / limit));
        }

        ChartMark mark(ChartPoint point, String text) {
            return new ChartMark(x(point.day()), y(point.value() == null ? 0 : point.value()), text);
        }

        String line(List<ChartPoint> run) {
            StringBuilder line = new StringBuilder();
            for (ChartPoint point : run) {
                ChartMark mark = mark(point, "");
                line.append(line.isEmpty() ? "" : " ")
                        .append(mark.x())
                        .append(',')
                        .append(mark.y());
            }
            return line.toString();
        }
    }
}
