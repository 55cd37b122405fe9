package org.interagency.gateway.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.EntryPage.EntryInput;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.EntryPage.InputSection;

/** Makes the fields of the form of an entry, with what is written in them and what is wrong with it. */
final class EntryInputs {

    private final EntryForm form;
    private final PageTexts texts;

    EntryInputs(EntryForm form, PageTexts texts) {
        this.form = form;
        this.texts = texts;
    }

    /** Why a form was refused. What the API says about another version is said in the reader's language. */
    List<InputError> errors(PageRefusal refusal) {
        if (refusal.status() == 412) {
            return List.of(new InputError("", "", texts.of("entryChanged")));
        }
        return refusal.errors().isEmpty()
                ? List.of(new InputError("", "", refusal.getMessage()))
                : refusal.errors().stream().map(this::error).toList();
    }

    private InputError error(FieldError error) {
        return form.fieldAt(error.field())
                .map(field -> new InputError(field.id(), label(field), error.detail()))
                .orElseGet(() -> new InputError("", error.field(), error.detail()));
    }

    private String label(EntryField field) {
        return texts.of("field." + field.id());
    }

    /** The sections of the form. */
    List<InputSection> sections(
            boolean isNew, FormFields written, Map<String, List<ChoiceOption>> options, List<InputError> errors) {
        Map<String, String> errorOf = errors.stream()
                .filter(error -> !error.field().isEmpty())
                .collect(Collectors.groupingBy(
                        InputError::field, Collectors.mapping(InputError::detail, Collectors.joining(" "))));
        return form.shown(isNew).stream()
                .map(section -> new InputSection(
                        texts.of("section." + section.title()),
                        section.fields().stream()
                                .map(field -> input(field, written, options, errorOf.getOrDefault(field.id(), "")))
                                .toList()))
                .toList();
    }

    private EntryInput input(
            EntryField field, FormFields written, Map<String, List<ChoiceOption>> options, String error) {
        return new EntryInput(
                field.id(),
                label(field),
                hint(field),
                field.kind().control(),
                field.isRequired(),
                written.value(field.id()),
                options(field, written, options.getOrDefault(field.choices(), List.of())),
                error);
    }

    /** How a field is written: what is particular to this kind of entries, or else what all kinds have in common; empty if that goes without saying. */
    private String hint(EntryField field) {
        return Stream.of("hint." + form.one() + "." + field.id(), "hint." + field.id())
                .filter(texts::appliesTo)
                .findFirst()
                .map(key -> texts.of(key))
                .orElse("");
    }

    /** A code that is written but cannot be chosen any more stays an option, since it would be lost otherwise. */
    private List<ChoiceOption> options(EntryField field, FormFields written, List<ChoiceOption> known) {
        if (field.choices().isEmpty()) {
            return List.of();
        }
        List<String> chosen = written.values().getOrDefault(field.id(), List.of());
        Stream<ChoiceOption> none = field.kind() == EntryKind.CHOICE
                ? Stream.of(new ChoiceOption("", texts.of("choose"), false))
                : Stream.empty();
        Stream<ChoiceOption> unknown = chosen.stream()
                .filter(code -> !code.isEmpty()
                        && known.stream().noneMatch(option -> option.value().equals(code)))
                .map(code -> new ChoiceOption(code, code, true));
        return Stream.of(
                        none,
                        known.stream()
                                .map(option -> new ChoiceOption(
                                        option.value(), option.text(), chosen.contains(option.value()))),
                        unknown)
                .flatMap(part -> part)
                .toList();
    }

    /** The selectors of the places in which errors stand, as htmx takes them. */
    static String errorIds(List<InputSection> sections) {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .map(field -> "#error-" + field.id())
                .collect(Collectors.joining(","));
    }
}
