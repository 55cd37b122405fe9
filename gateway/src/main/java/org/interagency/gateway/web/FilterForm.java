package org.interagency.gateway.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interagency.gateway.web.FindingFilters.KeptFilter;

/**
 * The form with which a reader says what a page is about.
 *
 * @param action the address of the page
 * @param choices the fields in which one value is chosen
 * @param texts the fields in which something is written
 * @param kept the filters that are not fields
 */
public record FilterForm(String action, List<ChoiceField> choices, List<FilterText> texts, List<KeptFilter> kept) {

    private static final int BAD_REQUEST = 400;

    /**
     * A field in which something is written.
     *
     * @param name of the parameter
     * @param type as HTML names it, such as {@code date}
     */
    public record FilterText(String name, String label, String type, String value) {

        static FilterText code(PageVisit visit, String name, String label) {
            return new FilterText(name, visit.texts().of(label), "text", visit.parameter(name));
        }

        static FilterText day(PageVisit visit, String name, String label) {
            return new FilterText(name, visit.texts().of(label), "date", visit.parameter(name));
        }
    }

    /** The parameters of a visit that the form has to keep although they are no fields. */
    static List<KeptFilter> kept(PageVisit visit, Collection<String> names) {
        return names.stream()
                .flatMap(
                        name -> visit.parameters(name).stream().map(value -> KeptFilter.of(visit.texts(), name, value)))
                .toList();
    }

    /** An address with those parameters of a visit that have these names. */
    static ApiAddress filtered(ApiAddress address, PageVisit visit, Collection<String> names) {
        ApiAddress filtered = address;
        for (String name : names) {
            filtered = filtered.with(name, visit.parameters(name));
        }
        return filtered;
    }

    /** What is wrong with the filters, if the API has refused them; empty for any other failure. */
    Optional<List<FieldError>> errors(PageVisit visit, Throwable failure) {
        return errors(
                visit,
                failure,
                Stream.concat(
                                choices.stream().map(ChoiceField::name),
                                texts.stream().map(FilterText::name))
                        .toList());
    }

    /**
     * The same for a form that is no {@code FilterForm}.
     *
     * @param fields the names of its fields. What is wrong with another parameter, such as a filter that only links have, has no field to which it could lead
     */
    static Optional<List<FieldError>> errors(PageVisit visit, Throwable failure, Collection<String> fields) {
        return failure instanceof PageRefusal refusal && refusal.status() == BAD_REQUEST
                ? Optional.of(refusal.inForm(visit.texts()).stream()
                        .map(error -> fields.contains(error.field()) ? error : new FieldError("", error.detail()))
                        .toList())
                : Optional.empty();
    }
}
