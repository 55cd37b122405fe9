package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading agencies as of past and future days, and the authors of their versions. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AgencyHistoryTest {

    @BeforeEach
    void aCountry() {
        put("territories/H", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
    }

    private static String named(String name) {
        return """
               {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "H", "validFrom": "2000-01-01"}"""
                .formatted(name);
    }

    @Test
    void aChangeHoldsFromItsDayOnAndNotBefore() {
        put("agencies/H-1", named("Labour"));
        put("agencies/H-1?since=2010-01-01", named("Labour and Care"))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("since", equalTo("2010-01-01"))
                .body("otherStates", hasSize(1))
                .body("otherStates[0].name.en", equalTo("Labour"))
                .body("otherStates[0].until", equalTo("2010-01-01"));
        get("agencies/H-1").body("name.en", equalTo("Labour and Care"));
        get("agencies/H-1?asOf=2009-12-31").body("name.en", equalTo("Labour")).body("version", equalTo(2));
        get("agencies/H-1?asOf=2010-01-01").body("name.en", equalTo("Labour and Care"));
        get("agencies?code=H-1&asOf=2009-12-31").body("items.name.en", equalTo(List.of("Labour")));
        get("agencies?code=H-1").body("items.name.en", equalTo(List.of("Labour and Care")));
    }

    @Test
    void isNotThereBeforeItBeginsOrAfterItsEnd() {
        put("agencies/H-2", named("Labour"));
        put("agencies/H-2?since=2010-01-01", named("Care"));
        delete("agencies/H-2?on=2020-01-01").statusCode(200);
        get("agencies/H-2?asOf=1999-12-31").statusCode(404).body("detail", containsString("on 1999-12-31"));
        get("agencies/H-2?asOf=2005-01-01").statusCode(200).body("validTo", equalTo("2020-01-01"));
        get("agencies/H-2?asOf=2020-01-01").statusCode(404);
        get("agencies/H-2").statusCode(200);
        get("agencies?code=H-2&asOf=2020-01-01").body("items", hasSize(0));
    }

    @Test
    void aPlanForALaterDayTakesEffectOnThatDayAndIsNotLostByACorrection() {
        LocalDate nextYear = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        put("agencies/H-3", named("Labour"));
        put("agencies/H-3?since=" + nextYear, named("Care")).statusCode(200).body("name.en", equalTo("Labour"));
        get("agencies/H-3").body("name.en", equalTo("Labour")).body("until", equalTo(nextYear.toString()));
        get("agencies/H-3?asOf=" + nextYear).body("name.en", equalTo("Care"));
        put("agencies/H-3", named("Labor"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("?since"));
        put("agencies/H-3?since=" + nextYear, named("Care and Family")).statusCode(200);
        get("agencies/H-3?asOf=" + nextYear).body("name.en", equalTo("Care and Family"));
    }

    @Test
    void refusesAChangeThatWouldHoldBeforeTheAgencyBeginsOrAfterItsEnd() {
        put("agencies/H-4", named("Labour"));
        put("agencies/H-4?since=1999-12-31", named("Care"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("?since"));
        put("agencies/H-4?since=yesterday", named("Care")).statusCode(400).body("errors[0].pointer", equalTo("?since"));
        get("agencies/H-4").body("version", equalTo(1));
        put("agencies/H-4?since=2000-01-01", named("Care"))
                .body("since", nullValue())
                .body("version", equalTo(2));
    }

    @Test
    void theHistorySaysWhoWroteWhatWhenAndWhatItWasBefore() {
        put("agencies/H-5", named("Labour"));
        put("agencies/H-5?since=2010-01-01", named("Care"));
        put("agencies/H-5?since=2005-01-01", named("Family"));
        delete("agencies/H-5?on=2020-01-01");
        get("agencies/H-5/history")
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2, 3, 4)))
                .body("items.by", equalTo(List.of("tester", "tester", "tester", "tester")))
                .body("items[0].since", nullValue())
                .body("items[0].changes.op", hasItem("add"))
                .body("items[1].since", equalTo("2010-01-01"))
                .body("items[1].changes", hasSize(1))
                .body("items[1].changes[0].op", equalTo("replace"))
                .body("items[1].changes[0].path", equalTo("/name/en"))
                .body("items[1].changes[0].value", equalTo("Care"))
                .body("items[1].fact.name.en", equalTo("Care"))
                .body("items[2].changes[0].value", equalTo("Family"))
                .body("items[3].changes[0].path", equalTo("/validTo"))
                .body("items[3].changes[0].value", equalTo("2020-01-01"));
        get("agencies/H-5?asOf=2015-01-01").body("name.en", equalTo("Family"));
        get("agencies/NOBODY/history").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"sort=-version&limit=1, 3, 3", "limit=2, '1,2', 2", "cursor=2, 3, ", "sort=-version&cursor=2, 1, "})
    void theHistoryIsReadInPagesFromEitherEnd(String query, String versions, Integer next) {
        String agency = "agencies/H-P-" + Integer.toHexString(query.hashCode());
        put(agency, named("Labour"));
        put(agency, named("Care"));
        put(agency, named("Family"));
        get(agency + "/history?" + query)
                .statusCode(200)
                .body(
                        "items.version",
                        equalTo(Arrays.stream(versions.split(","))
                                .map(Integer::valueOf)
                                .toList()))
                .body("next", equalTo(next == null ? null : next.toString()));
    }

    @ParameterizedTest
    @CsvSource({"cursor=x, ?cursor", "sort=at, ?sort", "sort=-version&cursor=-1, ?cursor", "limit=0, ?limit"})
    void refusesAPageOfTheHistoryThatCannotBe(String query, String pointer) {
        put("agencies/H-P", named("Labour"));
        get("agencies/H-P/history?" + query).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aPageOfTheHistoryHasAHundredVersionsAtMost() {
        for (int i = 0; i <= 100; i++) {
            put("agencies/H-PM", named("Name " + i));
        }
        get("agencies/H-PM/history?limit=1000").body("items", hasSize(100)).body("next", equalTo("100"));
        get("agencies/H-PM/history?limit=1000&cursor=100")
                .body("items.version", equalTo(List.of(101)))
                .body("next", nullValue());
    }

    @Test
    void theHistoryHasNoPageAfterTheLastVersion() {
        put("agencies/H-P", named("Labour"));
        get("agencies/H-P/history?cursor=1000000").statusCode(200).body("items", hasSize(0));
        get("agencies/NOBODY/history?cursor=1000000").statusCode(404);
    }

    @Test
    void whatTheRegistryCameWithHasAHistoryToo() {
        get("government-levels/national/history")
                .body("items", hasSize(1))
                .body("items[0].by", equalTo("agency-service"));
    }

    @Test
    void aTerritoryIsRenamedOnADayButKeepsItsPlace() {
        put("territories/H-A", "{\"name\": {\"en\": \"A\"}, \"level\": \"state\", \"parent\": \"H\"}");
        put(
                        "territories/H-A?since=2015-01-01",
                        "{\"name\": {\"en\": \"New A\"}, \"level\": \"state\", \"parent\": \"H\"}")
                .statusCode(200);
        get("territories/H-A?asOf=2014-12-31").body("name.en", equalTo("A"));
        get("territories?parent=H&asOf=2015-01-01").body("items.name.en", hasItem("New A"));
        put("territories/H-A?since=2016-01-01", "{\"name\": {\"en\": \"New A\"}, \"level\": \"state\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parent"));
    }

    @Test
    void answersWithAnEntityTagAndNothingToWhoHasItAlready() {
        put("agencies/H-6", named("Labour")).statusCode(201).header("ETag", "\"1\"");
        get("agencies/H-6").header("ETag", "\"1\"");
        request().header("If-None-Match", "\"1\"").get("agencies/H-6").then().statusCode(304);
        put("agencies/H-6?since=2010-01-01", named("Care")).header("ETag", "\"2@2010-01-01\"");
        request().header("If-None-Match", "\"1\"").get("agencies/H-6").then().statusCode(200);
    }

    @Test
    void refusesAWriteOnWhatWasReadBeforeSomebodyElseWrote() {
        put("agencies/H-7", named("Labour"));
        writeOn("\"1\"", "agencies/H-7", named("Care")).then().statusCode(200);
        writeOn("\"1\"", "agencies/H-7", named("Family"))
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("version 2"));
        writeOn("W/7", "agencies/H-7", named("Family")).then().statusCode(400);
        writeOn("*", "agencies/H-8", named("Family")).then().statusCode(412);
        get("agencies/H-7").body("name.en", equalTo("Care"));
        request()
                .header("If-None-Match", "*")
                .body(named("New"))
                .put("agencies/H-7")
                .then()
                .statusCode(412);
        request().header("If-Match", "\"1\"").delete("agencies/H-7").then().statusCode(412);
    }

    @Test
    void ofManyWritersWhoHaveReadTheSameOneWrites() throws Exception {
        put("agencies/H-9", named("Labour"));
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String body = named("Ministry " + i);
            writers.add(() -> writeOn("\"1\"", "agencies/H-9", body).statusCode());
        }
        ExecutorService pool = Executors.newFixedThreadPool(writers.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(writers)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            pool.shutdownNow();
        }
        get("agencies/H-9/history").body("items.version", equalTo(List.of(1, 2)));
    }

    private static Response writeOn(String tag, String path, String body) {
        return request().header("If-Match", tag).body(body).put(path);
    }
}
