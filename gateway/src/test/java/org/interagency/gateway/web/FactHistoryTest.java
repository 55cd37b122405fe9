package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.FactHistory.FactVersionLine;
import org.junit.jupiter.api.Test;

/** The versions of a fact in words. */
class FactHistoryTest {

    private static final ApiAddress ADDRESS = ApiAddress.of("agencies", "A", "history");

    private static FactHistory of(List<JsonObject> versions) {
        return FactHistory.of(
                ADDRESS, new JsonObject().put("items", new JsonArray(versions)), PageTexts.in(Languages.DEFAULT));
    }

    private static JsonObject version(long number, String more) {
        return new JsonObject(more).put("version", number).put("at", "2026-03-03T23:59:59Z");
    }

    @Test
    void theFirstVersionIsTheRegistration() {
        List<FactVersionLine> lines = of(List.of(version(1, "{\"changes\": [{\"op\": \"add\", \"path\": \"/code\"}]}")))
                .lines();
        assertThat(lines)
                .containsExactly(new FactVersionLine(1, "3 March 2026", "Registered", "", "", "", FactLink.plain("")));
    }

    @Test
    void aLaterVersionNamesEachFieldThatIsDifferentOnceAndTheDayFromWhichItHolds() {
        FactHistory history = of(List.of(
                version(
                        2,
                        """
                        {"by": "ana", "since": "2027-01-01", "changes": [{"op": "replace", "path": "/name/en"}, {"op": "add", "path": "/name/es"},
                         {"op": "remove", "path": "/parent"}]}"""),
                version(1, "{}")));
        assertThat(history.lines().get(0).what()).isEqualTo("Changed");
        assertThat(history.lines().get(0).text()).isEqualTo("Changed: Name, Part of. Holds from 1 January 2027 on.");
        assertThat(history.lines().get(0).by()).isEqualTo("ana");
    }

    @Test
    void saysWhatAVersionCarriesOutAndWhoEnteredIt() {
        FactVersionLine line = of(List.of(version(
                        1, "{\"cause\": \"/agency-changes/BR-2023\", \"enteredCentrally\": true, \"changes\": []}")))
                .lines()
                .get(0);
        assertThat(line.cause()).isEqualTo(new FactLink("/reorganisations/BR-2023", "By the reorganisation BR-2023"));
        assertThat(line.entered()).isEqualTo("entered by the central registry office");
    }

    @Test
    void asksForTheNewestVersions() {
        assertThat(FactHistory.newest(ADDRESS).text()).isEqualTo("/agencies/A/history?sort=-version&limit=20");
    }

    @Test
    void saysWhereAllVersionsAreIfThereAreMore() {
        JsonObject newest = new JsonObject()
                .put("items", new JsonArray(List.of(version(3, "{}"), version(2, "{}"))))
                .put("next", "2");
        FactHistory cut = FactHistory.of(ADDRESS, newest, PageTexts.in(Languages.DEFAULT));
        assertThat(cut.lines()).extracting(FactVersionLine::number).containsExactly(3L, 2L);
        assertThat(cut.lines()).extracting(FactVersionLine::what).containsOnly("Changed");
        assertThat(cut.whole()).isEqualTo("/api/v1/agencies/A/history?sort=-version");
        assertThat(of(List.of(version(1, "{}"))).whole()).isEmpty();
    }
}
