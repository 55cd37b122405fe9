package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page names: a fact with a page of its own, or something without one.
 *
 * @param href the address of its page; empty if it has none
 * @param text its name
 */
public record FactLink(String href, String text) {

    /** The link to the page of a fact, with its name or, if that is not known, its code. */
    static FactLink of(String collection, String code, Map<String, String> names) {
        return new FactLink(ApiAddress.of(collection, code).text(), names.getOrDefault(code, code));
    }

    /** The link to the page of a finding, with its sentence. */
    static FactLink ofFinding(PageVisit visit, JsonObject finding) {
        return new FactLink(
                ApiAddress.of("findings", JsonFields.text(finding, "id")).text(),
                JsonFields.localised(finding, "explanation", visit.language()));
    }

    /** What stands after some links to say how many are not shown; nothing if the text is empty. */
    static Stream<FactLink> more(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(plain(text));
    }

    /** A name without a page. */
    static FactLink plain(String text) {
        return new FactLink("", text);
    }
}
