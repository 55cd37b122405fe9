package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.SearchPage.SearchKind;
import org.interagency.gateway.web.SearchPage.SearchLine;

/** {@code /search}: agencies, programmes, territories, rights and findings that fit what the reader has written. */
@ApplicationScoped
class SearchPages {

    private static final int FIRST = 10;
    private static final int MOST = 50;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** What the API answers if there are too many letters, or so many that the address is too long. */
    private static final Set<Integer> UNREADABLE = Set.of(BAD_REQUEST, 414);

    private static final String FINDINGS = "findings";

    /** The kinds of facts, each by the field of the answer, which is the path of its pages too. */
    private static final List<String> KINDS = List.of("programmes", "agencies", "territories", "rights");

    private final RegistryApi api;

    SearchPages(RegistryApi api) {
        this.api = api;
    }

    Future<PageAnswer> show(PageVisit visit) {
        String words = visit.parameter("q");
        if (words.isEmpty()) {
            return Future.succeededFuture(
                    shown(visit, OK, new SearchPage("", "", List.of(), List.of(), "", List.of())));
        }
        int limit = visit.parameter("limit").equals(Integer.toString(MOST)) ? MOST : FIRST;
        return api.get(visit, ApiAddress.of("search").with("q", words).with("limit", Integer.toString(limit)))
                .map(answer -> shown(visit, OK, page(visit, words, limit, answer.body())))
                .recover(failure -> refused(visit, words, failure));
    }

    private static SearchPage page(PageVisit visit, String words, int limit, JsonObject answer) {
        PageTexts texts = visit.texts();
        List<SearchKind> kinds = KINDS.stream()
                .map(kind -> new SearchKind(
                        kind,
                        texts.of("search." + kind),
                        JsonFields.objects(answer, kind).stream()
                                .map(hit -> line(visit, kind, hit))
                                .toList()))
                .filter(kind -> !kind.lines().isEmpty())
                .toList();
        List<FindingLine> findings = JsonFields.objects(answer, FINDINGS).stream()
                .map(finding -> FindingLine.of(finding, texts))
                .toList();
        boolean isCut = Stream.concat(kinds.stream().map(kind -> kind.lines().size()), Stream.of(findings.size()))
                .anyMatch(size -> size == limit);
        String more = isCut && limit < MOST
                ? ApiAddress.of("search")
                        .with("q", words)
                        .with("limit", Integer.toString(MOST))
                        .text()
                : "";
        return new SearchPage(words, summary(texts, answer, words, kinds, findings), kinds, findings, more, List.of());
    }

    private static String summary(
            PageTexts texts, JsonObject answer, String words, List<SearchKind> kinds, List<FindingLine> findings) {
        if (kinds.isEmpty() && findings.isEmpty()) {
            return texts.of("searchNothing", words);
        }
        return answer.getBoolean("similar", false) ? texts.of("searchSimilar", words) : texts.of("searchFound", words);
    }

    private static SearchLine line(PageVisit visit, String kind, JsonObject hit) {
        String code = JsonFields.text(hit, "code");
        JsonObject context = JsonFields.object(hit, "belongsTo");
        return new SearchLine(
                ApiAddress.of(kind, code).text(),
                JsonFields.nameOrCode(hit, visit.language()),
                language(visit, hit),
                code,
                JsonFields.nameOrCode(context, visit.language()),
                end(visit, hit));
    }

    /** Until when what was found exists, in words; empty if it has no end. */
    static String end(PageVisit visit, JsonObject hit) {
        return JsonFields.day(hit, "validTo")
                .map(end -> visit.texts()
                        .of(
                                end.isAfter(visit.today()) ? "existsUntil" : "existedUntil",
                                visit.formats().day(end.minusDays(1))))
                .orElse("");
    }

    /** The API answers with one name, in the language that fits the reader best. */
    private static String language(PageVisit visit, JsonObject hit) {
        return JsonFields.object(hit, "name").fieldNames().stream()
                .findFirst()
                .orElse(visit.language().getLanguage());
    }

    private static Future<PageAnswer> refused(PageVisit visit, String words, Throwable failure) {
        if (!(failure instanceof PageRefusal refusal) || !UNREADABLE.contains(refusal.status())) {
            return Future.failedFuture(failure);
        }
        List<FieldError> errors = List.of(new FieldError("q", visit.texts().of("searchUnreadable")));
        return Future.succeededFuture(
                shown(visit, BAD_REQUEST, new SearchPage(words, "", List.of(), List.of(), "", errors)));
    }

    private static PageAnswer shown(PageVisit visit, int status, SearchPage page) {
        return new ShownPage(status, "search.html", visit.texts().of("searchTitle"), page);
    }
}
