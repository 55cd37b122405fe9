package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/** Reads what a question can be about: needs, rights, programmes and groups of people, each in the order of the reader's language. */
@ApplicationScoped
class WhoOptions {

    private static final String MOST = "200";

    private final RegistryApi api;

    WhoOptions(RegistryApi api) {
        this.api = api;
    }

    /**
     * The fields of the form.
     *
     * @param subjects needs, rights and programmes
     */
    record WhoFields(List<ChoiceField> subjects, ChoiceField function, ChoiceField groups) {}

    Future<WhoFields> read(PageVisit visit) {
        Future<ChoiceField> needs = options(visit, "need", "contingency", "vocabularies", "contingencies");
        Future<ChoiceField> rights = options(visit, "right", "right", "rights");
        Future<ChoiceField> programmes = options(visit, "programme", "programme", "programmes");
        Future<ChoiceField> groups = groups(visit);
        return Future.all(needs, rights, programmes, groups)
                .map(all -> new WhoFields(
                        List.of(needs.result(), rights.result(), programmes.result()),
                        functions(visit),
                        groups.result()));
    }

    /** The options of one kind of subject; each value says the parameter of the API and the code, such as {@code right:PSS-9}. */
    private Future<ChoiceField> options(PageVisit visit, String label, String parameter, String... path) {
        String chosen = visit.parameter("about");
        return entries(visit, path)
                .map(entries -> new ChoiceField(
                        "about",
                        visit.texts().of("subject." + label),
                        entries.map(entry -> option(entry, parameter + ":", List.of(chosen), visit))
                                .sorted(byText(visit))
                                .toList()));
    }

    private Future<ChoiceField> groups(PageVisit visit) {
        List<String> chosen = visit.parameters("groups");
        return entries(visit, "vocabularies", "population-groups")
                .map(entries -> new ChoiceField(
                        "groups",
                        visit.texts().of("groups"),
                        entries.map(entry -> option(entry, "", chosen, visit))
                                .sorted(byText(visit))
                                .toList()));
    }

    private static ChoiceField functions(PageVisit visit) {
        return ChoiceField.of(
                "function",
                visit.texts().of("function"),
                visit.texts().of("everyFunction"),
                Coded.codes(ProgrammeFunction.class),
                code -> visit.texts().name(Vocabulary.FUNCTIONS, code),
                visit.parameters("function"));
    }

    private Future<Stream<JsonObject>> entries(PageVisit visit, String... path) {
        return api.get(visit, new ApiAddress(Arrays.asList(path), List.of()).with("limit", MOST))
                .map(answer -> JsonFields.objects(answer.body(), "items").stream());
    }

    private static ChoiceOption option(JsonObject fact, String prefix, List<String> chosen, PageVisit visit) {
        String value = prefix + JsonFields.text(fact, "code");
        return new ChoiceOption(value, JsonFields.nameOrCode(fact, visit.language()), chosen.contains(value));
    }

    private static Comparator<ChoiceOption> byText(PageVisit visit) {
        Collator collator = Collator.getInstance(visit.language());
        return (one, other) -> collator.compare(one.text(), other.text());
    }
}
