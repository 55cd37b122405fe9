package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/** Makes the fields in which facts are searched and chosen. */
@ApplicationScoped
class FactPickers {

    /** How many are found for some words; whoever does not find the right one writes more words. */
    private static final String MOST = "10";

    private static final int FIRST_FAILURE = 500;

    private final RegistryApi api;
    private final FactNames names;

    FactPickers(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** What was found for some words, or why nothing was. */
    private record FoundOptions(List<ChoiceOption> options, String notice) {}

    /**
     * A field.
     *
     * @param collection the path of the kind of facts, which is also its field in the answer of the search
     * @param name of the parameter with the codes that are chosen
     * @param label the key of its label
     * @param chosen the codes that are chosen
     */
    Future<FactPicker> of(PageVisit visit, String collection, String name, String label, List<String> chosen) {
        String wordsName = FactPicker.wordsName(name);
        String words = visit.parameter(wordsName);
        Future<Map<String, String>> known = names.of(visit, collection, chosen);
        Future<FoundOptions> found = words.isEmpty()
                ? Future.succeededFuture(new FoundOptions(List.of(), ""))
                : search(visit, collection, words, chosen);
        return Future.all(known, found)
                .map(both -> new FactPicker(
                        name,
                        wordsName,
                        visit.texts().of(label),
                        words,
                        Stream.concat(
                                        chosen.stream()
                                                .map(code -> option(
                                                        code, known.result().getOrDefault(code, ""), true)),
                                        found.result().options().stream())
                                .toList(),
                        found.result().notice()));
    }

    private Future<FoundOptions> search(PageVisit visit, String collection, String words, List<String> chosen) {
        PageTexts texts = visit.texts();
        return api.get(visit, ApiAddress.of("search").with("q", words).with("limit", MOST))
                .map(answer -> {
                    List<JsonObject> hits = JsonFields.objects(answer.body(), collection);
                    return new FoundOptions(
                            hits.stream()
                                    .filter(hit -> !chosen.contains(JsonFields.text(hit, "code")))
                                    .map(hit -> option(visit, hit))
                                    .toList(),
                            hits.isEmpty() ? texts.of("pickerNothing", words) : "");
                })
                .recover(failure -> failure instanceof PageRefusal refusal
                        ? Future.succeededFuture(new FoundOptions(
                                List.of(),
                                texts.of(refusal.status() < FIRST_FAILURE ? "searchUnreadable" : "unavailable")))
                        : Future.failedFuture(failure));
    }

    private static ChoiceOption option(PageVisit visit, JsonObject hit) {
        String named = Stream.of(JsonFields.localised(hit, "name", visit.language()), SearchPages.end(visit, hit))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return option(JsonFields.text(hit, "code"), named, false);
    }

    private static ChoiceOption option(String code, String name, boolean isChosen) {
        return new ChoiceOption(code, name.isEmpty() ? code : name + " (" + code + ")", isChosen);
    }
}
