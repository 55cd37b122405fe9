package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One responsibility of a class of agencies stands for those of all its agencies. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ClassDutyTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    CopiedFacts copies;

    /** Each test has its own country, with four municipalities: 1 has a local government, 2 has two, 3 has none, and 4 has one and two districts. */
    private String country;

    @BeforeEach
    void aCountryOfMunicipalities() {
        country = "K" + COUNTRIES.incrementAndGet();
        write(agencyService, "government-levels/district", "{'name': {'en': 'District'}, 'rank': 4}");
        territory("@", "national", "");
        for (String municipality : List.of("1", "2", "3", "4")) {
            territory("@-" + municipality, "municipal", "@");
        }
        territory("@-4-X", "district", "@-4");
        territory("@-4-Y", "district", "@-4");
        agency("MIN", "ministry", "@", "");
        agency("M1", "local-government", "@-1", "");
        agency("M2", "local-government", "@-2", "");
        agency("M2B", "local-government", "@-2", "");
        agency("M4", "local-government", "@-4", "");
        agency("M4-HOUSE", "executive-agency", "@-4", ", 'parent': '@-M4'");
        agency("M1-HOUSE", "executive-agency", "@-1", ", 'parent': '@-M1'");
        write(
                programService,
                "programmes/@-CARE",
                """
                {'name': {'en': 'Care'}, 'owner': '@-MIN', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['poverty'], 'territories': ['@'], 'validFrom': '2020-01-01',
                 'requiredFunctions': ['intake-and-registration']}""");
        List<String> agencies = Stream.of("MIN", "M1", "M2", "M2B", "M4", "M4-HOUSE", "M1-HOUSE")
                .map(name -> country + "-" + name)
                .toList();
        List<String> territories = Stream.of("", "-1", "-2", "-3", "-4", "-4-X", "-4-Y")
                .map(country::concat)
                .toList();
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.agencies().find(agencies).size() == agencies.size()
                        && copies.territories().find(territories).size() == territories.size()));
        await().untilAsserted(() -> get(in("reports/gaps?programme=@-CARE")).body("items", hasSize(1)));
    }

    private void territory(String code, String level, String parent) {
        write(
                agencyService,
                "territories/" + code,
                "{'name': {'en': 'Land'}, 'level': '%s'%s}"
                        .formatted(level, parent.isEmpty() ? "" : ", 'parent': '" + parent + "'"));
    }

    private void agency(String name, String kind, String territory, String more) {
        write(
                agencyService,
                "agencies/@-" + name,
                "{'name': {'en': 'Agency %s'}, 'kind': '%s', 'level': 'municipal', 'territory': '%s'%s}"
                        .formatted(name, kind, territory, more));
    }

    private void write(String service, String path, String json) {
        register(service, in(path), in(json));
    }

    /** The text with the code of the country instead of {@code @}, and with double quotes, as JSON needs them. */
    private String in(String text) {
        return text.replace("@", country).replace('\'', '"');
    }

    private static String duty(String holder, String more) {
        return """
               {'programme': '@-CARE', 'function': 'intake-and-registration', %s, 'role': 'accountable',
                'validFrom': '2020-01-01'%s%s}"""
                .formatted(holder, more.contains("'territories'") ? "" : ", 'territories': ['@']", more);
    }

    private static String ofMunicipalities(String more) {
        return duty("'agencyClass': {'kind': 'local-government', 'level': 'municipal'}", more);
    }

    private ValidatableResponse everyMunicipalityDoesIt() {
        return put(in("responsibilities/@-DUTY"), in(ofMunicipalities(""))).statusCode(201);
    }

    private ValidatableResponse report(String name) {
        return get(in("reports/" + name + "?programme=@-CARE")).statusCode(200);
    }

    private ValidatableResponse whoIsResponsible(String territory) {
        return get(in("who-is-responsible?programme=@-CARE&territory=" + territory))
                .statusCode(200);
    }

    @Test
    void isUnassignedWhereNoAgencyOfTheClassServesAndOverlapsWhereTwoDo() {
        everyMunicipalityDoesIt()
                .body("agency", nullValue())
                .body("agencyClass.kind", equalTo("local-government"))
                .body("findings.changed.type", equalTo(List.of("unassigned")))
                .body("findings.opened.type", equalTo(List.of("overlap")));
        report("gaps").body("items.extent.flatten().territories", equalTo(List.of(List.of(country + "-3"))));
        report("overlaps")
                .body("items.agencies", equalTo(List.of(List.of(country + "-M2", country + "-M2B"))))
                .body("items.responsibilities", equalTo(List.of(List.of(country + "-DUTY"))))
                .body("items.extent.flatten().territories", equalTo(List.of(List.of(country + "-2"))));
        get(in("responsibilities?agencyKind=local-government&agencyLevel=municipal&programme=@-CARE"))
                .body("items.id", equalTo(List.of(country + "-DUTY")));
        get(in("responsibilities?agency=@-M1")).body("items", empty());
    }

    @Test
    void aNewAgencyTakesOverByItselfFromItsFirstDayOn() {
        everyMunicipalityDoesIt();
        agency("M3", "local-government", "@-3", ", 'validFrom': '2100-01-01'");
        await().untilAsserted(
                        () -> report("gaps").body("items.extent.flatten().validTo", equalTo(List.of("2100-01-01"))));
        agency("M3", "local-government", "@-3", "");
        await().untilAsserted(() -> report("gaps").body("items", empty()));
        get(in("responsibilities/@-DUTY")).body("version", equalTo(1));
    }

    @Test
    void anAgencyWhoseKindIsCorrectedLeavesTheClass() {
        everyMunicipalityDoesIt();
        agency("M1", "secretariat", "@-1", "");
        await().untilAsserted(() -> report("gaps")
                .body("items.extent.flatten().territories", equalTo(List.of(List.of(country + "-1", country + "-3")))));
        agency("M1", "local-government", "@-1", "");
        await().untilAsserted(() ->
                report("gaps").body("items.extent.flatten().territories", equalTo(List.of(List.of(country + "-3")))));
    }

    @Test
    void aTerritoryThatGetsAnotherLevelOnADayLeavesTheClassFromThatDayOn() {
        everyMunicipalityDoesIt();
        territory("@-1?since=2024-01-01", "district", "@");
        await().untilAsserted(() -> report("gaps")
                .body(
                        "items.extent.flatten().find { it.territories.contains('%s-1') }.validFrom".formatted(country),
                        equalTo("2024-01-01")));
    }

    @Test
    void saysWhoIsResponsibleInEachPlace() {
        everyMunicipalityDoesIt();
        whoIsResponsible("@-1")
                .body("answers[0].outcome", equalTo("one"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M1")))
                .body("answers[0].accountable.responsibility", equalTo(List.of(country + "-DUTY")));
        whoIsResponsible("@-2").body("answers[0].outcome", equalTo("several"));
        whoIsResponsible("@-3")
                .body("answers[0].outcome", equalTo("none"))
                .body("answers[0].turnTo.code", equalTo(List.of(country + "-MIN")));
        whoIsResponsible("@-4-X").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M4")));
    }

    @Test
    void theMandateOfAnAgencyNamesTheDutiesOfItsClass() {
        everyMunicipalityDoesIt();
        get(in("reports/mandates/@-M4")).body("heldAsOneOfAClass.id", equalTo(List.of(country + "-DUTY")));
        get(in("reports/mandates/@-M4-HOUSE")).body("heldAsOneOfAClass", empty());
    }

    @Test
    void theSheetOfAProgrammeNamesThoseOfTheClass() {
        everyMunicipalityDoesIt();
        get(in("reports/programmes/@-CARE"))
                .body("functions[0].agencies", equalTo(4))
                .body("functions[0].accountable.responsibility", hasItem(country + "-DUTY"));
    }

    @Test
    void theIndicesCountWhatAClassHolds() {
        everyMunicipalityDoesIt();
        await().untilAsserted(() ->
                get(in("indices?programme=@-CARE&territory=@-1")).body("items[0].indices.clarity.value", equalTo(1f)));
        get(in("indices?programme=@-CARE&territory=@-3")).body("items[0].indices.gapRate.value", equalTo(1f));
    }

    @Test
    void anAgencyOfTheClassDelegatesItsOwnPart() {
        everyMunicipalityDoesIt();
        put(
                        in("responsibilities/@-HOUSE"),
                        in(duty("'agency': '@-M4-HOUSE'", ", 'territories': ['@-4-X'], 'delegatedFrom': '@-DUTY'")))
                .statusCode(201)
                .body("findings.opened", empty())
                .body("findings.changed", empty());
        whoIsResponsible("@-4-X")
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M4-HOUSE")))
                .body("answers[0].accountable[0].delegatedBy", equalTo(List.of(country + "-M4")));
        whoIsResponsible("@-4-Y").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M4")));
        whoIsResponsible("@")
                .body(
                        "answers[0].accountable.find { it.agency.code == '%s-M4' }.delegatedTo".formatted(country),
                        equalTo(List.of(country + "-M4-HOUSE")))
                .body(
                        "answers[0].accountable.find { it.agency.code == '%s-M1' }.delegatedTo".formatted(country),
                        empty());
    }

    @Test
    void aMinistryDelegatesToAClass() {
        put(in("responsibilities/@-ALL"), in(duty("'agency': '@-MIN'", ""))).statusCode(201);
        put(in("responsibilities/@-DUTY"), in(ofMunicipalities(", 'delegatedFrom': '@-ALL'")))
                .statusCode(201);
        report("gaps").body("items", empty());
        whoIsResponsible("@-1").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M1")));
        whoIsResponsible("@-3").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-MIN")));
        put(in("responsibilities/@-AGAIN"), in(ofMunicipalities(", 'delegatedFrom': '@-DUTY'")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/delegatedFrom"));
    }

    @Test
    void isImportedAndTriedOutLikeAnyOther() {
        String file = in(
                """
                id,programme,function,agency_kind,agency_level,role,territories,valid_from
                @-DUTY,@-CARE,intake-and-registration,local-government,municipal,accountable,@,2020-01-01
                """);
        put(in("responsibilities/@-DUTY?dryRun=true"), in(ofMunicipalities("")))
                .body("findings.opened.type", equalTo(List.of("overlap")));
        get(in("responsibilities/@-DUTY")).statusCode(404);
        importCsv("responsibilities/import", file).body("stored", equalTo(1)).body("rejected", empty());
        importCsv("responsibilities/import", file.replace("local-government", ""))
                .body("stored", equalTo(0))
                .body("rejected[0].column", equalTo("agency_kind"));
        get(in("responsibilities/@-DUTY")).body("agencyClass.level", equalTo("municipal"));
        report("gaps").body("items.extent.flatten().territories", equalTo(List.of(List.of(country + "-3"))));
        put(in("responsibilities/@-DUTY?since=2030-01-01"), in(duty("'agency': '@-MIN'", "")))
                .statusCode(200);
        report("gaps").body("items.extent.flatten().validTo", equalTo(List.of("2030-01-01")));
        get(in("responsibilities/@-DUTY/history"))
                .body("items.changes[1].path", equalTo(List.of("/agency", "/agencyClass")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            'agencyClass': {'kind': 'local-government', 'level': 'municipal'}, 'agency': '@-MIN' | /agencyClass
            'agency': null                                                                       | /agency
            'agencyClass': {'kind': 'local-government'}                                          | /agencyClass/level
            'agencyClass': {'kind': 'village', 'level': 'municipal'}                             | /agencyClass/kind
            'agencyClass': {'kind': 'private', 'level': 'municipal'}                             | /agencyClass/kind
            'agencyClass': {'kind': 'local-government', 'level': 'state'}                        | /agencyClass/level
            """)
    void refusesAHolderThatCannotBe(String holder, String pointer) {
        post("responsibilities", in(duty(holder, ""))).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void whatAnAgencyMayDoButNeedNotClosesNoGapAndOverlapsNothing() {
        put(in("responsibilities/@-MAY"), in(duty("'agency': '@-MIN'", ", 'bindingness': 'may'")))
                .statusCode(201)
                .body("bindingness", equalTo("may"))
                .body("findings.opened", empty())
                .body("findings.changed", empty())
                .body("findings.resolved", empty());
        everyMunicipalityDoesIt().body("bindingness", equalTo("must"));
        report("overlaps").body("items.agencies", equalTo(List.of(List.of(country + "-M2", country + "-M2B"))));
        whoIsResponsible("@-1")
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M1")))
                .body("answers[0].permitted.agency.code", equalTo(List.of(country + "-MIN")))
                .body("answers[0].permitted.responsibility", equalTo(List.of(country + "-MAY")));
        whoIsResponsible("@-3")
                .body("answers[0].outcome", equalTo("none"))
                .body("answers[0].accountable", empty())
                .body("answers[0].permitted.agency.code", equalTo(List.of(country + "-MIN")));
        get(in("responsibilities?programme=@-CARE&bindingness=may"))
                .body("items.id", equalTo(List.of(country + "-MAY")));
        put(in("responsibilities/@-MAY"), in(duty("'agency': '@-MIN'", "")))
                .statusCode(200)
                .body("findings.resolved.type", equalTo(List.of("unassigned")));
        report("gaps").body("items", empty());
        get(in("responsibilities/@-MAY/history")).body("items.changes[1].path", equalTo(List.of("/bindingness")));
    }

    @Test
    void aClassMayDoItWithoutHavingTo() {
        String file = in(
                """
                id,programme,function,agency_kind,agency_level,role,bindingness,territories,valid_from
                @-DUTY,@-CARE,intake-and-registration,local-government,municipal,accountable,may,@,2020-01-01
                """);
        importCsv("responsibilities/import", file.replace(",may,", ",perhaps,"))
                .body("rejected[0].column", equalTo("bindingness"));
        importCsv("responsibilities/import", file).body("stored", equalTo(1)).body("rejected", empty());
        report("gaps").body("items.extent.flatten().territories", equalTo(List.of(List.of(country))));
        report("overlaps").body("items", empty());
        whoIsResponsible("@-2")
                .body("answers[0].outcome", equalTo("none"))
                .body("answers[0].permitted.agency.code", equalTo(List.of(country + "-M2", country + "-M2B")));
        importCsv("responsibilities/import", file.replace(",may,", ",,"))
                .body("stored", equalTo(1))
                .body("rejected", empty());
        whoIsResponsible("@-1").body("answers[0].outcome", equalTo("one")).body("answers[0].permitted", empty());
    }

    private String moveTo(String holder) {
        return in(
                """
                {'responsibilitiesMoved': [{'responsibilities': ['@-ALL'], 'on': '2031-01-01', %s}]}"""
                        .formatted(holder));
    }

    @Test
    void aScenarioSupposesThatAClassHoldsWhatAMinistryHolds() {
        put(in("responsibilities/@-ALL"), in(duty("'agency': '@-MIN'", ""))).statusCode(201);
        JsonPath foretold = post("scenarios", moveTo("'toClass': {'kind': 'local-government', 'level': 'municipal'}"))
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath written = put(in("responsibilities/@-ALL?since=2031-01-01&dryRun=true"), in(ofMunicipalities("")))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(written.getList("findings.opened.type")).containsExactlyInAnyOrder("unassigned", "overlap");
        for (String part : List.of("id", "agencies", "extent", "explanation")) {
            assertThat(foretold.getList("findings.opened." + part))
                    .containsExactlyInAnyOrderElementsOf(written.getList("findings.opened." + part));
        }
        assertThat(foretold.getList("findings.changed")).isEmpty();
        assertThat(foretold.getList("findings.resolved")).isEmpty();
        assertThat(foretold.getList("accountability[0].then.accountable.agency"))
                .contains(country + "-MIN", country + "-M1", country + "-M4");
        get(in("responsibilities/@-ALL")).body("agency", equalTo(country + "-MIN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            'toClass': {'kind': 'local-government', 'level': 'municipal'}, 'to': '@-MIN'                  | /responsibilitiesMoved/0/to
            'toClass': null                                                                               | /responsibilitiesMoved/0/to
            'toClass': {'kind': 'local-government'}                                                       | /responsibilitiesMoved/0/toClass/level
            'toClass': {'kind': 'private', 'level': 'municipal'}                                          | /responsibilitiesMoved/0/toClass/kind
            'toClass': {'kind': 'local-government', 'level': 'state'}                                     | /responsibilitiesMoved/0/toClass/level
            'to': '@-M1'}, {'responsibilities': ['@-ALL'], 'on': '2032-01-01', 'toClass': {'kind': 'local-government', 'level': 'municipal'} | /responsibilitiesMoved/1/responsibilities
            """)
    void aScenarioRefusesAClassThatCannotHoldIt(String holder, String pointer) {
        put(in("responsibilities/@-ALL"), in(duty("'agency': '@-MIN'", ""))).statusCode(201);
        post("scenarios", moveTo(holder)).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private String merger() {
        return in(
                """
                {'code': '@-MERGER', 'type': 'merge', 'from': ['@-M2', '@-M2B'], 'effectiveDate': '2031-01-01',
                 'to': [{'code': '@-M2C', 'name': {'en': 'Municipality'}}]}""");
    }

    @Test
    void aReorganisationEndsTheOverlapOfTheAgenciesThatMergeAsTheScenarioForetold() {
        everyMunicipalityDoesIt();
        JsonPath foretold = post("scenarios", "{\"agencyChanges\": [" + merger() + "]}")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(foretold.getList("findings.changed.type")).containsExactly("overlap");
        assertThat(foretold.getList("findings.changed[0].extent.validTo")).containsExactly("2031-01-01");
        assertThat(foretold.getList("findings.opened")).isEmpty();
        assertThat(foretold.getList("accountability[0].then.accountable.agency"))
                .contains(country + "-M2C");
        assertThat(foretold.getList("accountability[0].now.accountable.agency")).doesNotContain(country + "-M1");
        post(agencyService, "agency-changes", merger()).statusCode(201);
        await().untilAsserted(() ->
                report("overlaps").body("items.extent.flatten().validTo", equalTo(List.of("2031-01-01"))));
        get(in("who-is-responsible?programme=@-CARE&territory=@-2&on=2031-01-01"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M2C")));
        get(in("responsibilities/@-DUTY"))
                .body("version", equalTo(1))
                .body("agencyClass.kind", equalTo("local-government"));
        get(in("findings?status=open&type=orphaned&programme=@-CARE")).body("items", empty());
    }

    @Test
    void passesToNoAgencyByNameOfTheResponsibility() {
        everyMunicipalityDoesIt();
        String transfer = in(
                """
                {'code': '@-T', 'type': 'transfer', 'from': ['@-M1'], 'effectiveDate': '2031-01-01', 'to': [{'code': '@-MIN'}],
                 'transfers': [{'to': '@-MIN', 'responsibilities': ['@-DUTY']}]}""");
        post("scenarios", "{\"agencyChanges\": [" + transfer + "]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agencyChanges/0/transfers/0/responsibilities"))
                .body("errors[0].detail", containsString("class of agencies"));
        post(
                        "scenarios",
                        in(
                                """
                        {'responsibilitiesMoved': [{'responsibilities': ['@-DUTY'], 'to': '@-MIN', 'on': '2031-01-01'}]}"""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/responsibilitiesMoved/0/responsibilities"));
    }

    @Test
    void onlyTheCentralOfficeWritesItAndNobodyConfirmsIt() {
        requestWith(TestToken.of("registrar", country + "-MIN"))
                .body(in(ofMunicipalities("")))
                .post("responsibilities")
                .then()
                .statusCode(403)
                .body("detail", containsString("the class local-government/municipal"));
        requestWith(TestToken.of("registrar", "*"))
                .body(in(ofMunicipalities("")))
                .put(in("responsibilities/@-DUTY"))
                .then()
                .statusCode(201);
        requestWith(TestToken.of("registrar", country + "-M1"))
                .delete(in("responsibilities/@-DUTY?on=2030-01-01"))
                .then()
                .statusCode(403);
        requestWith(TestToken.of("registrar", country + "-MIN"))
                .body(in(ofMunicipalities("")))
                .post("proposals")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agencyClass"));
        requestWith(TestToken.of("registrar", country + "-M1"))
                .body(Map.of("keys", List.of(country + "-DUTY")))
                .post("responsibility-confirmations")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/keys/0"));
        assertThat(request()
                        .get("responsibility-confirmations?limit=1000")
                        .jsonPath()
                        .getList("items.key"))
                .doesNotContain(country + "-DUTY");
    }

    @Test
    void aDelegateTakesNoMoreThanItWasGiven() {
        everyMunicipalityDoesIt();
        String house = duty("'agency': '@-M1-HOUSE'", ", 'territories': ['%s'], 'delegatedFrom': '@-DUTY'");
        for (String territory : List.of("@-1", "@", "@-1', '@-3", "@-3")) {
            requestWith(TestToken.of("registrar", country + "-M1"))
                    .body(in(house.formatted(territory)))
                    .put(in("responsibilities/@-HOUSE"))
                    .then()
                    .statusCode(territory.equals("@-1") ? 201 : 403);
        }
        requestWith(TestToken.of("registrar", country + "-M1"))
                .body(in(duty("'agency': '@-M1-HOUSE'", ", 'territories': ['@-1', '@-3'], 'delegatedFrom': '@-DUTY'")))
                .put(in("responsibilities/@-HOUSE-2"))
                .then()
                .statusCode(403);
        whoIsResponsible("@-4-X").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M4")));
    }

    @Test
    void aRegistrarDelegatesTheDutyOfItsOwnAgencyAlone() {
        everyMunicipalityDoesIt();
        String house = in(duty("'agency': '@-M1-HOUSE'", ", 'territories': ['@-1'], 'delegatedFrom': '@-DUTY'"));
        requestWith(TestToken.of("registrar", country + "-M4"))
                .body(in(duty("'agency': '@-M4-HOUSE'", ", 'territories': ['@-1'], 'delegatedFrom': '@-DUTY'")))
                .post("responsibilities")
                .then()
                .statusCode(403)
                .body("detail", containsString(country + "-M1"));
        requestWith(TestToken.of("registrar", country + "-M1"))
                .body(house)
                .post("responsibilities")
                .then()
                .statusCode(201);
        whoIsResponsible("@-1").body("answers[0].accountable.agency.code", equalTo(List.of(country + "-M1-HOUSE")));
    }
}
