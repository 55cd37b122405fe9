package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.OutcomeGroup;

/** Says what a write would do, from the answer of the API to a write that stores nothing. */
final class EntryOutcomes {

    /** A write can open thousands of findings; the page shows so many of each kind. */
    private static final int MOST = 10;

    private EntryOutcomes() {}

    /**
     * Of a responsibility or an agreement, whose answer has the findings that it opens, changes and resolves. An agreement can be about so much that most is
     * detected after the answer.
     */
    static EntryOutcome ofFindings(JsonObject answer, PageTexts texts) {
        List<OutcomeGroup> changes = changes(JsonFields.object(answer, "findings"), texts);
        int pending = answer.getInteger("pending", 0);
        String sentence = texts.of(changes.isEmpty() && pending == 0 ? "outcomeNothing" : "outcomeChanges");
        return new EntryOutcome(
                pending == 0 ? sentence : String.join(" ", sentence, texts.counted("outcomePending", pending)),
                changes);
    }

    /** The findings that would be opened, changed and resolved. */
    static List<OutcomeGroup> changes(JsonObject findings, PageTexts texts) {
        return Stream.of("opened", "changed", "resolved")
                .map(change -> group(change, JsonFields.objects(findings, change), texts))
                .filter(group -> !group.findings().isEmpty())
                .toList();
    }

    private static OutcomeGroup group(String change, List<JsonObject> findings, PageTexts texts) {
        return new OutcomeGroup(
                texts.counted("outcome." + change, findings.size()),
                findings.stream()
                        .limit(MOST)
                        .map(finding -> FindingLine.of(finding, texts))
                        .toList(),
                texts.more(findings.size(), MOST));
    }

    /** Of an entry whose findings are detected after it is stored. */
    static EntryOutcome ofAccepted(PageTexts texts) {
        return new EntryOutcome(texts.of("outcomeAccepted"), List.of());
    }
}
