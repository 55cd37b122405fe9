package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.FindingPage.HolderLine;
import org.interagency.gateway.web.FindingPage.LawLink;

/** Reads the responsibilities from which a finding arises, with the laws on which they are based. */
@ApplicationScoped
class FindingHolders {

    /** A finding can arise from thousands; the page shows so many. */
    static final int MOST = 10;

    private static final Set<String> OF_THE_WEB = Set.of("http", "https");

    private final RegistryApi api;

    FindingHolders(RegistryApi api) {
        this.api = api;
    }

    /** The first of the responsibilities, in their order. One that exists no more is left out, as happens once the finding is resolved. */
    Future<List<JsonObject>> read(PageVisit visit, List<String> ids) {
        List<String> first = ids.stream().limit(MOST).toList();
        if (first.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        ApiAddress list = ApiAddress.of("responsibilities").with("id", first).with("limit", Integer.toString(MOST));
        return api.get(visit, list).map(answer -> JsonFields.objects(answer.body(), "items").stream()
                .sorted(Comparator.comparing(responsibility -> first.indexOf(JsonFields.text(responsibility, "id"))))
                .toList());
    }

    /**
     * A responsibility in words.
     *
     * @param agencies the names of agencies by their codes; so are programmes
     */
    static HolderLine line(
            PageVisit visit, JsonObject responsibility, Map<String, String> agencies, Map<String, String> programmes) {
        String agency = JsonFields.text(responsibility, "agency");
        String programme = JsonFields.text(responsibility, "programme");
        String function = JsonFields.text(responsibility, "function");
        return new HolderLine(
                agency.isEmpty() ? FactLink.plain(classOf(responsibility)) : FactLink.of("agencies", agency, agencies),
                FactLink.of("programmes", programme, programmes),
                visit.texts().name(Vocabulary.FUNCTIONS, function),
                new ExtentTexts(visit.texts(), Map.of()).period(responsibility),
                laws(responsibility));
    }

    /** A class of agencies is named by the codes of its kind and its level. */
    static String classOf(JsonObject responsibility) {
        JsonObject agencyClass = JsonFields.object(responsibility, "agencyClass");
        return Stream.of("kind", "level")
                .map(field -> JsonFields.text(agencyClass, field))
                .collect(Collectors.joining(" · "));
    }

    /** The laws on which something is based. */
    static List<LawLink> laws(JsonObject based) {
        return JsonFields.objects(based, "legalBasis").stream()
                .map(FindingHolders::law)
                .toList();
    }

    /** A law. */
    static LawLink law(JsonObject source) {
        return new LawLink(JsonFields.text(source, "citation"), address(JsonFields.text(source, "url")));
    }

    /** The text if it is an address of the web, which can be a link; otherwise empty, as an address could also be a script. */
    static String address(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && OF_THE_WEB.contains(text.substring(0, colon).toLowerCase(Locale.ROOT)) ? text : "";
    }
}
