package org.interagency.gateway.web;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what can be chosen in filters, in the order of the reader's language. */
@ApplicationScoped
class FilterChoices {

    /** More would make the page too long; whoever needs another one writes it into the address. */
    private static final int MOST = 200;

    private final EntryNames entries;

    FilterChoices(EntryNames entries) {
        this.entries = entries;
    }

    /** A field {@code contingency}. */
    Future<ChoiceField> contingencies(PageVisit visit) {
        return read(visit, "contingency", "contingency", List.of("vocabularies", "contingencies"));
    }

    /** A field {@code right}. */
    Future<ChoiceField> rights(PageVisit visit) {
        return read(visit, "right", "dimension.right", List.of("rights"));
    }

    /**
     * A field with government levels.
     *
     * @param label the key of its label
     */
    Future<ChoiceField> levels(PageVisit visit, String name, String label) {
        return read(visit, name, label, EntryNames.LEVELS);
    }

    private Future<ChoiceField> read(PageVisit visit, String name, String label, List<String> path) {
        return entries.read(visit, path, MOST)
                .map(names -> ChoiceField.of(
                        name,
                        visit.texts().of(label),
                        visit.texts().of("any"),
                        List.copyOf(names.keySet()),
                        names::get,
                        visit.parameters(name)));
    }
}
