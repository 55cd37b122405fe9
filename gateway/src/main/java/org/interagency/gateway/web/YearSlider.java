package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.IntSummaryStatistics;
import java.util.function.Function;
import java.util.stream.Stream;
import org.interagency.contracts.KnownDays;
import org.interagency.gateway.web.PageAnswer.MovedPage;

/**
 * The field that moves the page of a fact from year to year; the day within the year stays the same.
 *
 * @param first the first year to which it leads
 * @param last the last one
 * @param year the year that the page shows
 */
public record YearSlider(int first, int last, int year) {

    private static final String YEAR = "year";

    /** Beyond so many years a slider is too coarse; a day can be entered instead. */
    private static final int MOST_BACK = 100;

    private static final int MOST_AHEAD = 20;
    private static final int LEAST_BACK = 10;
    private static final int LEAST_AHEAD = 1;

    /** The slider over all years in which something of a fact begins or ends, and at least the last {@value #LEAST_BACK} years, the next one, and that of the day. */
    static YearSlider of(JsonObject fact, LocalDate day, LocalDate today) {
        IntSummaryStatistics years = FactStates.all(fact).stream()
                .flatMap(state -> Stream.of("validFrom", "validTo", "since", "until")
                        .flatMap(field -> JsonFields.day(state, field).stream()))
                .mapToInt(LocalDate::getYear)
                .summaryStatistics();
        int now = today.getYear();
        int first = Math.min(years.getMin(), now - LEAST_BACK);
        int last = Math.max(years.getMax(), now + LEAST_AHEAD);
        int year = day.getYear();
        return new YearSlider(
                Math.min(year, Math.max(first, now - MOST_BACK)),
                Math.max(year, Math.min(last, now + MOST_AHEAD)),
                year);
    }

    /** The page; or, if the slider was moved, the address of the page as of the same day of that year. */
    static Function<PageVisit, Future<PageAnswer>> movable(Function<PageVisit, Future<PageAnswer>> page) {
        return visit -> visit.has(YEAR) ? PageDay.of(visit).compose(day -> moved(visit, day)) : page.apply(visit);
    }

    private static Future<PageAnswer> moved(PageVisit visit, PageDay day) {
        String year = visit.parameter(YEAR);
        try {
            LocalDate moved =
                    KnownDays.read(day.day().withYear(Integer.parseInt(year)).toString());
            return Future.succeededFuture(new MovedPage(visit.path()
                    + new PageDay(moved, !moved.equals(visit.today()))
                            .chosenFor(ApiAddress.of())
                            .text()));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Future.failedFuture(PageDay.unreadable(visit));
        }
    }
}
