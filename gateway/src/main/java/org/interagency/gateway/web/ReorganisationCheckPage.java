package org.interagency.gateway.web;

import java.util.List;

/**
 * What the last step of a reorganisation shows: what it is, what would follow from it, and the form that carries it out.
 *
 * @param summary what it is, in plain sentences
 * @param outcome what would follow
 * @param code by which it will be known, as it was written or is suggested
 * @param citation the law, as it was written
 * @param citationUrl where it can be read, as it was written
 * @param once identifies the form, so that a form that is sent twice is carried out once
 */
public record ReorganisationCheckPage(
        PlanStep step,
        List<String> summary,
        ScenarioOutcome outcome,
        String code,
        String citation,
        String citationUrl,
        String once) {}
