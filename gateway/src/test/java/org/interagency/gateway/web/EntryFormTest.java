package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry of the register, written into a form and read out of it again. */
class EntryFormTest {

    private static final JsonObject PROGRAMME = new JsonObject(
            """
            {"name": {"en": "Pension", "fr": "Pension", "ht": "Pansyon: nouvo"}, "owner": "A", "scheme": "contributory", "targeting": "universal",
             "rights": ["PSS-9"], "contingencies": ["old-age", "survivors"], "benefits": ["pension"],
             "population": {"ageFrom": 60, "ageTo": 130, "groups": ["women"]}, "lifeCycleStages": ["old-age"], "territories": ["X", "Y"],
             "validFrom": "2020-01-01", "validTo": "2030-01-01", "requiredFunctions": ["policy", "provision"], "cofog": "10.2",
             "budgets": [{"fiscalYear": 2023, "amount": "168600000000.10", "currency": "BRL"}],
             "legalBasis": [{"citation": "Law 1 | art. 2", "url": "https://example.org/1"}, {"citation": "Law 2"}]}""");

    private static final JsonObject RESPONSIBILITY = new JsonObject(
            """
            {"programme": "P", "function": "provision", "agencyClass": {"kind": "local-government", "level": "municipal"}, "role": "accountable",
             "bindingness": "may", "territories": ["X"], "population": {"ageFrom": 0, "ageTo": 18}, "validFrom": "2020-01-01",
             "delegatedFrom": "r-1"}""");

    private static final JsonObject AGREEMENT = new JsonObject(
            """
            {"name": {"en": "Together", "ht": "Ansanm"}, "parties": ["A", "B"], "programmes": ["P"], "functions": ["policy", "provision"],
             "territories": ["X"], "validFrom": "2020-01-01", "validTo": "2030-01-01",
             "instrument": {"citation": "Decree 1", "url": "https://example.org/1"}, "meetingRhythm": "quarterly",
             "contact": {"email": "a@example.org", "telephone": "+56 2 1", "page": "https://example.org", "address": "Street 1", "hours": "9-17"}}""");

    private static FormFields form(Map<String, String> values) {
        Map<String, List<String>> fields = new HashMap<>();
        values.forEach((name, value) -> fields.put(name, List.of(value)));
        return new FormFields(fields);
    }

    @Test
    void aFormLosesNothingOfAProgramme() {
        FormFields written = EntryForm.PROGRAMME.written(PROGRAMME);
        assertThat(EntryForm.PROGRAMME.entry(written, false)).isEqualTo(PROGRAMME);
    }

    @Test
    void aFormLosesNothingOfAResponsibility() {
        FormFields written = EntryForm.RESPONSIBILITY.written(RESPONSIBILITY);
        assertThat(EntryForm.RESPONSIBILITY.entry(written, false)).isEqualTo(RESPONSIBILITY);
    }

    @Test
    void aFormLosesNothingOfAnAgreement() {
        FormFields written = EntryForm.AGREEMENT.written(AGREEMENT);
        assertThat(EntryForm.AGREEMENT.entry(written, false)).isEqualTo(AGREEMENT);
    }

    @Test
    void whatTheRegistryAddsToAnEntryIsNotSentBack() {
        JsonObject stored = RESPONSIBILITY
                .copy()
                .put("id", "r-2")
                .put("version", 3)
                .putNull("since")
                .putNull("agency")
                .put("otherStates", new JsonArray());
        assertThat(EntryForm.RESPONSIBILITY.entry(EntryForm.RESPONSIBILITY.written(stored), false))
                .isEqualTo(RESPONSIBILITY);
    }

    @Test
    void readsLinesAsBrowsersSendThem() {
        JsonObject entry = EntryForm.PROGRAMME.entry(
                form(Map.of(
                        "territories", " X \r\n\r\nY\r\n",
                        "legalBasis", "Law 1 <https://example.org/1>\r\nLaw 2",
                        "name-en", " Pension ",
                        "name", "nl: Pensioen\r\nht: Pansyon")),
                false);
        assertThat(entry.getJsonArray("territories")).containsExactly("X", "Y");
        assertThat(entry.getJsonArray("legalBasis"))
                .containsExactly(
                        new JsonObject().put("citation", "Law 1").put("url", "https://example.org/1"),
                        new JsonObject().put("citation", "Law 2"));
        assertThat(entry.getJsonObject("name").getMap())
                .isEqualTo(Map.of("en", "Pension", "nl", "Pensioen", "ht", "Pansyon"));
    }

    @Test
    void passesOnWhatItCannotReadForTheApiToRefuse() {
        JsonObject entry = EntryForm.PROGRAMME.entry(
                form(Map.of("population-ageFrom", "six", "budgets", "much", "name", "Pensioen", "validFrom", "soon")),
                false);
        assertThat(entry.getJsonObject("population").getValue("ageFrom")).isEqualTo("six");
        assertThat(entry.getJsonArray("budgets")).containsExactly("much");
        assertThat(entry.getJsonObject("name").getMap()).isEqualTo(Map.of("Pensioen", "Pensioen"));
        assertThat(entry.getString("validFrom")).isEqualTo("soon");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(EntryForm.PROGRAMME.entry(
                        form(Map.of("owner", " ", "population-ageFrom", "", "name", "\r\n")), true))
                .isEqualTo(new JsonObject());
    }

    @Test
    void onlyANewEntryHasItsKeyInTheForm() {
        FormFields written = form(Map.of("code", "P", "owner", "A"));
        assertThat(EntryForm.PROGRAMME.entry(written, true).getString("code")).isEqualTo("P");
        assertThat(EntryForm.PROGRAMME.entry(written, false).containsKey("code"))
                .isFalse();
    }

    @Test
    void anErrorIsAboutTheMostExactField() {
        assertThat(EntryForm.PROGRAMME.fieldAt("name/en").map(EntryField::id)).contains("name-en");
        assertThat(EntryForm.PROGRAMME.fieldAt("name/nl").map(EntryField::id)).contains("name");
        assertThat(EntryForm.PROGRAMME.fieldAt("population/groups/0").map(EntryField::id))
                .contains("population-groups");
        assertThat(EntryForm.PROGRAMME.fieldAt("legalBasis/1/url").map(EntryField::id))
                .contains("legalBasis");
        assertThat(EntryForm.PROGRAMME.fieldAt("since").map(EntryField::id)).contains("since");
        assertThat(EntryForm.PROGRAMME.fieldAt("ownership")).isEmpty();
        assertThat(EntryForm.PROGRAMME.fieldAt("")).isEmpty();
    }

    /** What a form does not know of an entry, it would delete from it. */
    @ParameterizedTest
    @CsvSource({"programmes, programme", "responsibilities, responsibility", "agreements, agreement"})
    void hasAFieldForAllThatAnEntryHas(String collection, String schema) throws IOException {
        EntryForm form = Stream.of(EntryForm.PROGRAMME, EntryForm.RESPONSIBILITY, EntryForm.AGREEMENT)
                .filter(one -> one.collection().equals(collection))
                .findFirst()
                .orElseThrow();
        String path = "/META-INF/resources/events/schemas/" + schema + ".v1.json";
        try (InputStream json = EntryFormTest.class.getResourceAsStream(path)) {
            List<String> places = places(new JsonObject(Buffer.buffer(json.readAllBytes())), "")
                    .filter(place ->
                            !List.of("version", "since", "until", "otherStates").contains(place))
                    .toList();
            assertThat(places).hasSizeGreaterThan(10).allSatisfy(place -> assertThat(form.fieldAt(place))
                    .as(place)
                    .isPresent());
        }
    }

    private static Stream<String> places(JsonObject schema, String parent) {
        JsonObject properties = schema.getJsonObject("properties");
        return properties.fieldNames().stream().flatMap(name -> {
            JsonObject property = properties.getJsonObject(name);
            return property.containsKey("properties")
                    ? places(property, parent + name + "/")
                    : Stream.of(parent + name);
        });
    }
}
