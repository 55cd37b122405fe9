package org.interagency.gateway.web;

import static org.interagency.gateway.web.EntryKind.BUDGETS;
import static org.interagency.gateway.web.EntryKind.CHOICE;
import static org.interagency.gateway.web.EntryKind.CHOICES;
import static org.interagency.gateway.web.EntryKind.CODES;
import static org.interagency.gateway.web.EntryKind.DAY;
import static org.interagency.gateway.web.EntryKind.LAWS;
import static org.interagency.gateway.web.EntryKind.NAMES;
import static org.interagency.gateway.web.EntryKind.NUMBER;
import static org.interagency.gateway.web.EntryKind.TEXT;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a kind of entries of the register: all fields that the API takes. It is shown, read and filled in by this description alone.
 *
 * @param collection the path of the entries in the API, and of their pages below {@code /desk}
 * @param one what one of them is called in the names of texts
 * @param key the field by which an entry is known, which never changes
 * @param holder the field with the code of the agency that an entry belongs to; empty if it belongs to none
 * @param sections the fields, as they stand together
 */
record EntryForm(String collection, String one, EntryField key, String holder, List<SectionOfFields> sections) {

    /**
     * Fields that stand together.
     *
     * @param title the name of the text above them
     */
    record SectionOfFields(String title, List<EntryField> fields) {}

    /** Programmes. */
    static final EntryForm PROGRAMME = new EntryForm(
            "programmes",
            "programme",
            EntryField.of("code", TEXT).required(),
            "owner",
            List.of(
                    new SectionOfFields(
                            "what",
                            List.of(
                                    EntryField.of("name/en", TEXT),
                                    EntryField.of("name/es", TEXT),
                                    EntryField.of("name/pt", TEXT),
                                    EntryField.of("name/fr", TEXT),
                                    EntryField.of("name", NAMES),
                                    EntryField.of("owner", TEXT).required(),
                                    EntryField.of("scheme", CHOICE, "vocabularies/schemes")
                                            .required(),
                                    EntryField.of("targeting", CHOICE, "vocabularies/targeting")
                                            .required())),
                    new SectionOfFields(
                            "purpose",
                            List.of(
                                    EntryField.of("contingencies", CHOICES, "vocabularies/contingencies")
                                            .required(),
                                    EntryField.of("benefits", CHOICES, "vocabularies/benefits"),
                                    EntryField.of("rights", CHOICES, "rights"))),
                    new SectionOfFields(
                            "people",
                            Stream.concat(
                                            people().stream(),
                                            Stream.of(EntryField.of(
                                                    "lifeCycleStages", CHOICES, "vocabularies/life-cycle-stages")))
                                    .toList()),
                    new SectionOfFields("whereAndWhen", whereAndWhen()),
                    new SectionOfFields(
                            "tasks", List.of(EntryField.of("requiredFunctions", CHOICES, "vocabularies/functions"))),
                    new SectionOfFields(
                            "lawAndMoney",
                            List.of(
                                    EntryField.of("legalBasis", LAWS),
                                    EntryField.of("cofog", CHOICE, "vocabularies/cofog"),
                                    EntryField.of("budgets", BUDGETS)))));

    /** Responsibilities. */
    static final EntryForm RESPONSIBILITY = new EntryForm(
            "responsibilities",
            "responsibility",
            EntryField.of("id", TEXT),
            "agency",
            List.of(
                    new SectionOfFields(
                            "what",
                            List.of(
                                    EntryField.of("programme", TEXT).required(),
                                    EntryField.of("function", CHOICE, "vocabularies/functions")
                                            .required(),
                                    EntryField.of("role", CHOICE, "vocabularies/roles")
                                            .required(),
                                    EntryField.of("bindingness", CHOICE, EntryOptions.BINDINGNESS))),
                    new SectionOfFields(
                            "holder",
                            List.of(
                                    EntryField.of("agency", TEXT),
                                    EntryField.of("agencyClass/kind", CHOICE, "vocabularies/agency-kinds"),
                                    EntryField.of("agencyClass/level", CHOICE, "government-levels"),
                                    EntryField.of("delegatedFrom", TEXT))),
                    new SectionOfFields("whereAndWhen", whereAndWhen()),
                    new SectionOfFields("people", people()),
                    new SectionOfFields("law", List.of(EntryField.of("legalBasis", LAWS)))));

    /** Agreements, which coordinators record. */
    static final EntryForm AGREEMENT = new EntryForm(
            "agreements",
            "agreement",
            EntryField.of("code", TEXT).required(),
            "",
            List.of(
                    new SectionOfFields(
                            "what",
                            List.of(
                                    EntryField.of("name/en", TEXT),
                                    EntryField.of("name/es", TEXT),
                                    EntryField.of("name/pt", TEXT),
                                    EntryField.of("name/fr", TEXT),
                                    EntryField.of("name", NAMES),
                                    EntryField.of("parties", CODES).required())),
                    new SectionOfFields(
                            "subject",
                            List.of(
                                    EntryField.of("programmes", CODES),
                                    EntryField.of("functions", CHOICES, "vocabularies/functions"))),
                    new SectionOfFields(
                            "whereAndWhen",
                            List.of(
                                    EntryField.of("territories", CODES),
                                    EntryField.of("validFrom", DAY).required(),
                                    EntryField.of("validTo", DAY))),
                    new SectionOfFields(
                            "law",
                            List.of(EntryField.of("instrument/citation", TEXT), EntryField.of("instrument/url", TEXT))),
                    new SectionOfFields(
                            "coordination",
                            List.of(
                                    EntryField.of("meetingRhythm", CHOICE, EntryOptions.MEETING_RHYTHM),
                                    EntryField.of("contact/email", TEXT),
                                    EntryField.of("contact/telephone", TEXT),
                                    EntryField.of("contact/page", TEXT),
                                    EntryField.of("contact/address", TEXT),
                                    EntryField.of("contact/hours", TEXT)))));

    /** The first day of a change of an entry, which is no part of the entry. */
    static final EntryField SINCE = EntryField.of("since", DAY);

    private static List<EntryField> people() {
        return List.of(
                EntryField.of("population/ageFrom", NUMBER),
                EntryField.of("population/ageTo", NUMBER),
                EntryField.of("population/groups", CHOICES, "vocabularies/population-groups"));
    }

    private static List<EntryField> whereAndWhen() {
        return List.of(
                EntryField.of("territories", CODES).required(),
                EntryField.of("validFrom", DAY).required(),
                EntryField.of("validTo", DAY));
    }

    /** The sections of a form for an entry that exists already, or for a new one. */
    List<SectionOfFields> shown(boolean isNew) {
        return isNew
                ? Stream.concat(Stream.of(new SectionOfFields("key", List.of(key))), sections.stream())
                        .toList()
                : Stream.concat(sections.stream(), Stream.of(new SectionOfFields("change", List.of(SINCE))))
                        .toList();
    }

    /** The fields of an entry, without its key. */
    private Stream<EntryField> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    /** The field that an error of the API is about, the most exact one; empty if it is about none. */
    Optional<EntryField> fieldAt(String place) {
        return Stream.concat(Stream.of(key, SINCE), fields())
                .filter(field -> field.isPlaceOf(place))
                .max(Comparator.comparingInt(field -> field.path().size()));
    }

    /** The entry that was written. */
    JsonObject entry(FormFields written, boolean isNew) {
        JsonObject entry = new JsonObject();
        Stream.concat(isNew ? Stream.of(key) : Stream.empty(), fields())
                .forEach(field -> EntryText.write(entry, field, written.values().getOrDefault(field.id(), List.of())));
        return entry;
    }

    /** What the form says of an entry. */
    FormFields written(JsonObject entry) {
        return new FormFields(
                fields().collect(Collectors.toMap(EntryField::id, field -> EntryText.read(entry, field))));
    }

    /** What the form says of a new entry, as far as the address of the page says it. */
    FormFields draft(PageVisit visit) {
        Map<String, List<String>> given = Stream.concat(Stream.of(key), fields())
                .map(EntryField::id)
                .collect(Collectors.toMap(id -> id, visit::parameters));
        return new FormFields(given);
    }

    /** The collections of all codes among which the reader chooses. */
    List<String> choices() {
        return fields().map(EntryField::choices)
                .filter(choices -> !choices.isEmpty())
                .distinct()
                .toList();
    }
}
