package org.interagency.gateway.web;

import java.util.List;
import java.util.Locale;

/** The kinds of facts that have pages: by what their lists are filtered, and what these show. */
enum ListedKind {
    AGENCY(
            "agencies",
            true,
            List.of(
                    FactField.ofEntries("kind", "vocabularies", "agency-kinds"),
                    FactField.ofEntries("level", "government-levels"),
                    FactField.ofFacts("territory", "territories"),
                    FactField.ofFacts("parent", "agencies")),
            List.of(
                    FactField.ofEntries("kind", "vocabularies", "agency-kinds"),
                    FactField.ofEntries("level", "government-levels"),
                    FactField.ofFacts("territory", "territories"))),
    PROGRAMME(
            "programmes",
            false,
            List.of(
                    FactField.ofEntries("contingency", "vocabularies", "contingencies"),
                    FactField.ofEntries("scheme", "vocabularies", "schemes"),
                    FactField.ofEntries("right", "rights"),
                    FactField.ofEntries("requiredFunction", "vocabularies", "functions"),
                    FactField.ofFacts("owner", "agencies"),
                    FactField.ofFacts("territory", "territories")),
            List.of(
                    FactField.ofFacts("owner", "agencies"),
                    FactField.ofEntries("contingencies", "vocabularies", "contingencies"),
                    FactField.ofEntries("scheme", "vocabularies", "schemes"))),
    TERRITORY(
            "territories",
            true,
            List.of(FactField.ofEntries("level", "government-levels"), FactField.ofFacts("parent", "territories")),
            List.of(FactField.ofEntries("level", "government-levels"), FactField.ofFacts("parent", "territories"))),
    RIGHT(
            "rights",
            false,
            List.of(FactField.ofEntries("instrument", "vocabularies", "instruments")),
            List.of(FactField.ofEntries("instrument", "vocabularies", "instruments"), FactField.ofTexts("article"))),
    AGREEMENT(
            "agreements",
            false,
            List.of(
                    FactField.ofEntries("function", "vocabularies", "functions"),
                    FactField.ofFacts("party", "agencies"),
                    FactField.ofFacts("programme", "programmes"),
                    FactField.ofFacts("territory", "territories")),
            List.of(
                    FactField.ofFacts("parties", "agencies"),
                    FactField.ofEntries("functions", "vocabularies", "functions")));

    private final String collection;
    private final boolean isLarge;
    private final List<FactField> filters;
    private final List<FactField> columns;

    ListedKind(String collection, boolean isLarge, List<FactField> filters, List<FactField> columns) {
        this.collection = collection;
        this.isLarge = isLarge;
        this.filters = filters;
        this.columns = columns;
    }

    /** The path of the list, of the API and of the pages. */
    String collection() {
        return collection;
    }

    /** What the API calls one of them where findings are filtered by it, such as {@code agency}. */
    String dimension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there can be so many that the database cannot sort all of them by their names while a reader waits. */
    boolean isLarge() {
        return isLarge;
    }

    /** The parameters by which the list is filtered. */
    List<FactField> filters() {
        return filters;
    }

    /** The fields that the list shows beside name, code and validity. */
    List<FactField> columns() {
        return columns;
    }
}
