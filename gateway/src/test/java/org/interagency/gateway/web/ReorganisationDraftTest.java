package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.ReorganisationDraft.PassedOn;
import org.junit.jupiter.api.Test;

/** A reorganisation that is being planned, in the fields of its pages and as the API takes it. */
class ReorganisationDraftTest {

    private static ReorganisationDraft draft(String... namesAndValues) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return ReorganisationDraft.of(new FormFields(fields));
    }

    private static ReorganisationDraft split() {
        return draft(
                "type", "split",
                "on", "2023-01-01",
                "from", "OLD",
                "to", "KEPT",
                "newCode1", "",
                "newName1", "",
                "newCode2", "NEW",
                "newName2", " Ministry of Sport ",
                "nameLanguage", "pt",
                "goes", "P1>NEW",
                "goes", "P2>KEPT",
                "goes", "P3>NEW",
                "does", "oversight>KEPT",
                "rest", "KEPT",
                "citation", "Law 1",
                "citationUrl", "https://example.org/1");
    }

    @Test
    void asksTheApiForWhatWasChosen() {
        assertThat(split().request())
                .isEqualTo(
                        new JsonObject(
                                """
                        {"code": "OLD-SPLIT-2023-01-01", "type": "split", "from": ["OLD"], "effectiveDate": "2023-01-01",
                         "to": [{"code": "KEPT"}, {"code": "NEW", "name": {"pt": "Ministry of Sport"}}],
                         "transfers": [{"to": "NEW", "programmes": ["P1", "P3"]}, {"to": "KEPT", "programmes": ["P2"]},
                                       {"to": "KEPT", "functions": ["oversight"]}, {"to": "KEPT"}],
                         "legalBasis": [{"citation": "Law 1", "url": "https://example.org/1"}]}"""));
    }

    /** The API refuses a transfer of all of which nothing is said. */
    @Test
    void namesWhatATransferHandsOver() {
        ReorganisationDraft transfer = draft(
                "type",
                "transfer",
                "on",
                "2031-01-01",
                "from",
                "A",
                "to",
                "B",
                "goes",
                "P>B",
                "rest",
                "B",
                "code",
                "T");
        assertThat(transfer.takesRest()).isFalse();
        assertThat(transfer.rest()).isEmpty();
        assertThat(transfer.request().getJsonArray("transfers"))
                .containsExactly(new JsonObject("{\"to\": \"B\", \"programmes\": [\"P\"]}"));
        assertThat(split().takesRest()).isTrue();
    }

    /** The API refuses transfers where everything passes. */
    @Test
    void saysNothingOfTransfersWhereEverythingPasses() {
        JsonObject merger = draft(
                        "type",
                        "merge",
                        "on",
                        "2023-01-01",
                        "from",
                        "A",
                        "from",
                        "B",
                        "to",
                        "C",
                        "goes",
                        "P>C",
                        "rest",
                        "C")
                .request();
        assertThat(merger.getJsonArray("transfers")).isEmpty();
        assertThat(merger.getJsonArray("from")).containsExactly("A", "B");
        assertThat(merger.getJsonArray("legalBasis")).isEmpty();
    }

    @Test
    void forgetsWhatWasToPassToAnAgencyThatTakesOverNoLonger() {
        ReorganisationDraft draft = draft(
                "type",
                "split",
                "from",
                "OLD",
                "to",
                "A",
                "goes",
                "P>A",
                "goes",
                "Q>B",
                "does",
                "policy>B",
                "rest",
                "B");
        assertThat(draft.programmes()).extracting(PassedOn::what).containsExactly("P");
        assertThat(draft.functions()).isEmpty();
        assertThat(draft.rest()).isEmpty();
    }

    @Test
    void readsOnlyWhatAFormSends() {
        ReorganisationDraft draft =
                draft("type", "split", "to", "A", "goes", "", "goes", ">A", "goes", "P", "goes", "P>A");
        assertThat(draft.programmes()).extracting(PassedOn::value).containsExactly("P>A");
        assertThat(draft("type", "nonsense").change()).isEmpty();
        assertThat(draft().request().getString("type")).isEmpty();
    }

    @Test
    void eachStepPassesOnWhatTheOthersAsk() {
        assertThat(split().kept(ReorganisationStep.SUCCESSORS))
                .extracting(KeptFilter::name)
                .containsExactly(
                        "type", "on", "from", "goes", "goes", "goes", "does", "rest", "citation", "citationUrl");
        assertThat(split().kept(ReorganisationStep.TRANSFERS))
                .contains(new KeptFilter("newCode1", "NEW"), new KeptFilter("newName1", "Ministry of Sport"))
                .extracting(KeptFilter::name)
                .doesNotContain("goes", "does", "rest");
    }

    /** So a link to a page of the plan can be sent. */
    @Test
    void theAddressOfAStepHasAllOfThePlan() {
        String address = split().address(ReorganisationStep.CHECK).text();
        assertThat(address).startsWith("/reorganisations/steps/check?type=split&on=2023-01-01&from=OLD&to=KEPT&");
        FormFields again = FormFields.of(address.substring(address.indexOf('?') + 1));
        assertThat(ReorganisationDraft.of(again)).isEqualTo(split());
    }

    @Test
    void suggestsACodeThatIsNotTooLong() {
        String code = draft("type", "dissolve", "on", "2023-01-01", "from", "A".repeat(64))
                .codeOrSuggestion();
        assertThat(code).isEqualTo("A".repeat(64));
        assertThat(draft("type", "merge", "from", "A", "code", "OWN").codeOrSuggestion())
                .isEqualTo("OWN");
    }

    @Test
    void somethingHasToPassOnlyIfThereIsSomebodyAndNotEverythingDoes() {
        assertThat(draft("type", "dissolve", "from", "A").hasTransfers()).isFalse();
        assertThat(draft("type", "dissolve", "from", "A", "to", "B").hasTransfers())
                .isTrue();
        assertThat(draft("type", "rename", "from", "A", "newCode1", "B").hasTransfers())
                .isFalse();
    }
}
