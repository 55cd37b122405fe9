package org.interagency.gateway.web;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.gateway.web.FilterForm.FilterText;

/** The filters of the pages of indices: what an index is about, and the day. They are those of the API. */
@ApplicationScoped
class IndexFilters {

    /** What an index is about. */
    static final List<String> NAMES = List.of("country", "territory", "level", "contingency", "programme");

    private final FilterChoices choices;

    IndexFilters(FilterChoices choices) {
        this.choices = choices;
    }

    /** An address with what the reader asks for, without the day. */
    static ApiAddress asked(PageVisit visit, ApiAddress address) {
        return FilterForm.filtered(address, visit, NAMES);
    }

    /**
     * The form.
     *
     * @param more fields of one page alone
     */
    Future<FilterForm> form(PageVisit visit, String action, List<Future<ChoiceField>> more) {
        Future<ChoiceField> levels = choices.levels(visit, "level", "indexLevel");
        Future<ChoiceField> contingencies = choices.contingencies(visit);
        return Future.all(Stream.concat(Stream.of(levels, contingencies), more.stream())
                        .toList())
                .map(all -> new FilterForm(
                        action,
                        Stream.concat(Stream.of(levels, contingencies), more.stream())
                                .map(Future::result)
                                .toList(),
                        List.of(
                                FilterText.code(visit, "territory", "territoryCode"),
                                FilterText.code(visit, "programme", "programmeCode"),
                                FilterText.day(visit, "asOf", "on")),
                        FilterForm.kept(visit, List.of("country"))));
    }
}
