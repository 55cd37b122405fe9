package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.Languages;
import org.junit.jupiter.api.Test;

/** What a reorganisation does, in plain sentences. */
class ReorganisationSummaryTest {

    private static final Map<String, String> AGENCIES = Map.of("A", "Labour", "B", "Welfare");

    private static List<String> sentences(String change) {
        return sentences(change, AGENCIES);
    }

    private static List<String> sentences(String change, Map<String, String> successors) {
        return new ReorganisationSummary(PageTexts.in(Languages.DEFAULT), AGENCIES, successors, Map.of("P", "Pension"))
                .sentences(new JsonObject(change));
    }

    @Test
    void saysOfAMergerThatEverythingPasses() {
        assertThat(
                        sentences(
                                """
                                {"type": "merge", "from": ["A", "C"], "to": ["B"], "effectiveDate": "2031-01-01",
                                 "transfers": [{"to": "B", "programmes": [], "functions": [], "responsibilities": []}]}"""))
                .containsExactly(
                        "On 1 January 2031, these agencies become one, Welfare: Labour, C. All that they hold passes to it.");
    }

    @Test
    void saysBothNamesOfAnAgencyThatKeepsItsCode() {
        assertThat(sentences(
                        """
                                {"type": "rename", "from": ["A"], "to": ["A"], "effectiveDate": "2031-01-01", "transfers": []}""",
                        Map.of("A", "Labour and Families")))
                .containsExactly("On 1 January 2031, Labour becomes Labour and Families. All that it holds passes on.");
    }

    @Test
    void saysWhoTakesOverWhatAndWhatBecomesOfTheRest() {
        assertThat(
                        sentences(
                                """
                                {"type": "dissolve", "from": ["A"], "to": ["B"], "effectiveDate": "2031-01-01",
                                 "transfers": [{"to": "B", "programmes": ["P", "Q"], "functions": ["policy"]}]}"""))
                .hasSize(3)
                .startsWith("On 1 January 2031, these agencies end: Labour.")
                .anyMatch(sentence -> sentence.startsWith("Welfare takes over: Pension, Q; only for the functions "))
                .endsWith("What nobody takes over stays with an agency that has ended, and becomes findings.");
    }

    @Test
    void nothingIsLeftIfSomebodyTakesEverythingElse() {
        assertThat(
                        sentences(
                                """
                                {"type": "split", "from": ["A"], "to": ["B"], "effectiveDate": "2031-01-01",
                                 "transfers": [{"to": "C", "programmes": ["P"]}, {"to": "B"}]}"""))
                .containsExactly(
                        "On 1 January 2031, Labour is split into: Welfare.",
                        "C takes over: Pension.",
                        "Welfare takes over: everything else.");
    }

    @Test
    void whatIsNotTransferredStays() {
        assertThat(
                        sentences(
                                """
                                {"type": "transfer", "from": ["A"], "to": ["B"], "effectiveDate": "2031-01-01",
                                 "transfers": [{"to": "B", "responsibilities": ["r-1"]}]}"""))
                .contains("Welfare takes over: only the responsibilities r-1.", "Everything else stays where it is.");
    }
}
