package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.interagency.gateway.web.ReorganisationDraft.PassedOn;
import org.junit.jupiter.api.Test;

/** A way out of a finding, as the API takes it. */
class ScenarioDraftTest {

    private static final JsonObject FINDING =
            new JsonObject("{\"id\": \"f-1\", \"programmes\": [\"P\"], \"function\": \"provision\"}");

    @Test
    void asksTheApiForWhatWasChosen() {
        ScenarioDraft draft = new ScenarioDraft(
                "2031-01-01",
                List.of(new PassedOn("r-1", "A"), new PassedOn("r-2", "B"), new PassedOn("r-3", "A")),
                List.of("P"),
                List.of("A", "B"));
        assertThat(draft.request(FINDING, "es", "Juntos"))
                .isEqualTo(
                        new JsonObject(
                                """
                        {"responsibilitiesMoved": [{"responsibilities": ["r-1", "r-3"], "to": "A", "on": "2031-01-01"},
                                                   {"responsibilities": ["r-2"], "to": "B", "on": "2031-01-01"}],
                         "programmesEnded": [{"programme": "P", "on": "2031-01-01"}],
                         "agreements": [{"code": "AGREEMENT-f-1", "name": {"es": "Juntos"}, "parties": ["A", "B"], "programmes": ["P"],
                                         "validFrom": "2031-01-01", "functions": ["provision"]}]}"""));
    }

    @Test
    void leavesOutWhatWasNotChosen() {
        ScenarioDraft draft = new ScenarioDraft("2031-01-01", List.of(), List.of("P"), List.of());
        assertThat(draft.isEmpty()).isFalse();
        assertThat(draft.request(FINDING, "es", "Juntos").fieldNames()).containsExactly("programmesEnded");
        assertThat(new ScenarioDraft("2031-01-01", List.of(), List.of(), List.of()).isEmpty())
                .isTrue();
    }

    @Test
    void anAgreementAboutAFindingWithoutAFunctionIsAboutAllFunctions() {
        ScenarioDraft draft = new ScenarioDraft("2031-01-01", List.of(), List.of(), List.of("A", "B"));
        JsonObject agreement = draft.request(new JsonObject("{\"id\": \"f-1\", \"function\": null}"), "es", "Juntos")
                .getJsonArray("agreements")
                .getJsonObject(0);
        assertThat(agreement.containsKey("functions")).isFalse();
        assertThat(agreement.getJsonArray("programmes")).isEmpty();
    }
}
