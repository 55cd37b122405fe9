package org.interagency.mapping.country;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;

/** Puts together what the registry and a country know. */
@ApplicationScoped
class CountryReporter {

    private final Countries countries;
    private final CountryFigures figures;
    private final FilledLines filled;

    CountryReporter(Countries countries, CountryFigures figures, FilledLines filled) {
        this.countries = countries;
        this.figures = figures;
        this.filled = filled;
    }

    /**
     * A page of the lines of a country on a day, in the order of {@link CountryLineName}.
     *
     * @throws RefusedException 404 if there is no such country; 400 if the page request is not one for this list
     */
    @Transactional
    Page<CountryLine> page(String country, LocalDate day, PageRequest request) {
        request.refuseOrder("The lines are in the order of the report. Leave sort out.");
        TerritoryTree tree = countries.require(country);
        List<CountryLineName> wanted = Arrays.stream(CountryLineName.values())
                .skip(after(request))
                .limit(request.limit() + 1L)
                .toList();
        Map<CountryLineName, LineFigure> known = figures.of(country, day, tree);
        Map<CountryLineName, FilledLine> said = filled.upTo(day.getYear(), country);
        return Page.of(wanted, request.limit(), CountryLineName::code)
                .map(line -> CountryLine.of(country, day, line, known.get(line), said.get(line)));
    }

    /** How many lines stand before the page. */
    private static int after(PageRequest request) {
        return request.cursor() == null
                ? 0
                : 1
                        + Coded.find(CountryLineName.class, request.cursor())
                                .orElseThrow(PageRequest::wrongCursor)
                                .ordinal();
    }
}
