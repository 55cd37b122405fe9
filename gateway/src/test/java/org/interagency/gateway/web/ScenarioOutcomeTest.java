package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.EntryPage.OutcomeGroup;
import org.interagency.gateway.web.ScenarioOutcome.ShiftHolder;
import org.interagency.gateway.web.ScenarioOutcome.ShiftLine;
import org.junit.jupiter.api.Test;

/** What the API answers to a scenario, in words. */
class ScenarioOutcomeTest {

    private static ScenarioOutcome outcome(String answer) {
        return ScenarioOutcome.of(new JsonObject(answer), PageTexts.in(Languages.DEFAULT));
    }

    private static String shift(int number) {
        return """
               {"programme": "P%d", "programmeName": {"en": "Pension"}, "function": "policy",
                "now": {"accountable": [{"agency": "A", "agencyName": {"en": "Labour"}, "responsibility": "r-1",
                                         "extent": [{"territories": ["X"], "validFrom": "2031-01-01", "validTo": null},
                                                    {"territories": ["Y"], "validFrom": "2031-01-01", "validTo": null}]}],
                        "nobody": []},
                "then": {"accountable": [], "nobody": [{"territories": ["X"], "validFrom": "2031-01-01", "validTo": "2032-01-01"}]}}"""
                .formatted(number);
    }

    @Test
    void saysThatNothingWouldChange() {
        ScenarioOutcome outcome =
                outcome("{\"findings\": {\"opened\": [], \"changed\": [], \"resolved\": []}, \"accountability\": []}");
        assertThat(outcome.sentence()).isEqualTo("No finding would change, and nobody else would be accountable.");
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void saysWhoWouldBeAccountableInsteadOfWhom() {
        ScenarioOutcome outcome = outcome("{\"findings\": {}, \"accountability\": [" + shift(1) + "]}");
        assertThat(outcome.sentence()).isEqualTo("This would change:");
        ShiftLine line = outcome.accountability().get(0);
        assertThat(line.programme()).isEqualTo(new FactLink("/programmes/P1", "Pension"));
        assertThat(line.now()).containsExactly(new ShiftHolder("Labour (A)", "from 1 January 2031 on"));
        assertThat(line.then()).containsExactly(new ShiftHolder("nobody", "from 1 January 2031 to 31 December 2031"));
        assertThat(outcome.moreAccountability()).isEmpty();
    }

    @Test
    void countsTheFindingsThatWouldOpen() {
        ScenarioOutcome outcome = outcome(
                """
                {"findings": {"opened": [{"id": "1", "type": "overlap", "severity": "high", "status": "open", "timing": "current",
                                          "explanation": {"en": "Two answer."}}], "changed": [], "resolved": []},
                 "accountability": []}""");
        assertThat(outcome.findings()).extracting(OutcomeGroup::title).containsExactly("1 finding would open");
    }

    @Test
    void doesNotShowThousands() {
        String shifts =
                IntStream.range(0, 40).mapToObj(ScenarioOutcomeTest::shift).collect(Collectors.joining(","));
        ScenarioOutcome outcome = outcome("{\"findings\": {}, \"accountability\": [" + shifts + "]}");
        assertThat(outcome.accountability()).hasSize(25);
        assertThat(outcome.moreAccountability()).isEqualTo("and 15 more");
    }
}
