package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of the pages with figures: the matrix, the indices and the country reports. */
@ApplicationScoped
class ReportRoutes implements PageRoutes {

    private static final String LINE = "/reports/countries/:country/lines/:line";

    private final MatrixPages matrix;
    private final MatrixCellPages cell;
    private final IndexListPages indices;
    private final IndexPages index;
    private final CountryListPages countries;
    private final CountryReportPages country;
    private final CountryLinePages line;
    private final CountryLineForms entry;

    ReportRoutes(
            MatrixPages matrix,
            MatrixCellPages cell,
            IndexListPages indices,
            IndexPages index,
            CountryListPages countries,
            CountryReportPages country,
            CountryLinePages line,
            CountryLineForms entry) {
        this.matrix = matrix;
        this.cell = cell;
        this.indices = indices;
        this.index = index;
        this.countries = countries;
        this.country = country;
        this.line = line;
        this.entry = entry;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.page("/matrix", matrix::show),
                PageRoute.page("/matrix/cell", cell::show),
                PageRoute.page("/indices", indices::show),
                PageRoute.page("/indices/:index", index::show),
                PageRoute.page("/reports/countries", countries::show),
                PageRoute.page("/reports/countries/:country", country::show),
                PageRoute.page(LINE, line::show),
                PageRoute.form(LINE + "/entry", entry::fill),
                PageRoute.form(LINE + "/withdrawal", entry::withdraw));
    }
}
