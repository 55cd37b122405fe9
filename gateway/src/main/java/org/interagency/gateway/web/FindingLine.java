package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;

/**
 * A finding in a list.
 *
 * @param href the address of its page
 * @param sentence what is wrong, in one sentence
 * @param type the name of its type
 * @param severityCode the code of its severity, by which it is coloured
 * @param severity the name of its severity
 * @param status the name of its status
 * @param timing the name of its timing
 * @param changed the day on which it was last changed
 */
public record FindingLine(
        String href,
        String sentence,
        String type,
        String severityCode,
        String severity,
        String status,
        String timing,
        String changed) {

    /** @param finding as the API answers it */
    static FindingLine of(JsonObject finding, PageTexts texts) {
        String severity = JsonFields.text(finding, "severity");
        return new FindingLine(
                ApiAddress.of("findings", JsonFields.text(finding, "id")).text(),
                JsonFields.localised(finding, "explanation", texts.language()),
                texts.name("type", JsonFields.text(finding, "type")),
                severity,
                texts.name("severity", severity),
                texts.name("status", JsonFields.text(finding, "status")),
                texts.name("timing", JsonFields.text(finding, "timing")),
                texts.formats().dayOf(finding, "lastChanged"));
    }
}
