package org.interagency.agency;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days that the registry accepts, in every field and parameter that takes a day. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class DaysTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"%s}";

    private static final String AGENCY =
            """
            {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "DAYS"%s}""";

    @BeforeEach
    void aCountryWithAMinistry() {
        put("territories/DAYS", TERRITORY.formatted(""));
        put("agencies/DAYS-1", AGENCY.formatted(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1499-12-31",
                "0000-01-01",
                "-4712-01-01",
                "+10000-01-01",
                "10000-01-01",
                "-999999999-01-01",
                "+999999999-12-31",
                "2026-02-30",
                "2026-1-1",
                "2026-01-31T00:00:00",
                "20260131",
                " 2026-01-31",
                "today",
                ""
            })
    void refusesADayThatTheRegistryDoesNotKnow(String day) {
        put("territories/DAYS-2", TERRITORY.formatted(", \"validFrom\": \"" + day + "\""))
                .statusCode(statusInABody(day))
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/validFrom"))
                .body("detail", containsString("a date from 1500-01-01 to 9999-12-31"));
        get("territories/DAYS-2").statusCode(404);
        post(
                        "agency-changes",
                        """
                        {"code": "DAYS", "type": "dissolve", "from": ["DAYS-1"], "effectiveDate": "%s"}"""
                                .formatted(day))
                .statusCode(statusInABody(day))
                .body("errors.pointer", contains("/effectiveDate"));
        refusedAsParameter("territories", "asOf", day);
        refusedAsParameter("territories/DAYS", "asOf", day);
        refusedAsParameter("agencies", "asOf", day);
        refusedAsParameter("agencies/DAYS-1", "asOf", day);
        refusedAsParameter("agency-changes", "asOf", day);
        refusedAsCursor(day);
        request()
                .queryParam("since", day)
                .body(AGENCY.formatted(", \"parent\": null"))
                .put("agencies/DAYS-1")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?since"));
        request()
                .queryParam("on", day)
                .delete("agencies/DAYS-1")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?on"));
        request()
                .queryParam("since", day)
                .contentType("text/csv")
                .body("code,name,kind,level,territory\nDAYS-1,Other,ministry,national,DAYS\n")
                .post("agencies/import")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?since"));
        get("agencies/DAYS-1").body("version", equalTo(1));
    }

    /** A day outside the range of years is a wrong value (422); a text that is not a day cannot be read (400). */
    private static int statusInABody(String day) {
        return List.of(
                                "1499-12-31",
                                "0000-01-01",
                                "-4712-01-01",
                                "+10000-01-01",
                                "-999999999-01-01",
                                "+999999999-12-31")
                        .contains(day)
                ? 422
                : 400;
    }

    private static void refusedAsParameter(String path, String parameter, String day) {
        request()
                .queryParam(parameter, day)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("?" + parameter))
                .body(
                        "detail",
                        containsString(day.isEmpty() ? "has no value" : "a date from 1500-01-01 to 9999-12-31"));
    }

    /** A cursor that continues a list after a day. */
    private static void refusedAsCursor(String day) {
        String place = String.join("\0", "validFrom", "=" + day, "DAYS-1");
        request()
                .queryParam("sort", "validFrom")
                .queryParam(
                        "cursor",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                .get("agencies")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1499-12-31", "-4712-01-01", "+10000-01-01", "10000-01-01", "2026-02-30", "today"})
    void refusesARowWithSuchADay(String day) {
        importCsv(
                        "agencies/import",
                        "code,name,kind,level,territory,valid_from\nDAYS-3,Ministry,ministry,national,DAYS,%s\n"
                                .formatted(day))
                .statusCode(200)
                .body("stored", equalTo(0))
                .body("rejected.column", contains("valid_from"))
                .body("rejected.reason", contains(containsString("a date from 1500-01-01 to 9999-12-31")));
        get("agencies/DAYS-3").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2026, 1, 31]", "20000", "1.5", "true", "{}"})
    void refusesADayThatIsNoText(String day) {
        put("territories/DAYS-4", TERRITORY.formatted(", \"validFrom\": " + day))
                .statusCode(400)
                .body("errors.pointer", contains("/validFrom"));
        get("territories/DAYS-4").statusCode(404);
    }

    @Test
    void takesTheFirstDayAndTheLast() {
        put("territories/DAYS-5", TERRITORY.formatted(", \"validFrom\": \"1500-01-01\""))
                .body("validFrom", equalTo("1500-01-01"));
        put("agencies/DAYS-5?since=9999-12-31", AGENCY.formatted("")).statusCode(201);
        put("agencies/DAYS-5?since=9999-12-31", AGENCY.formatted("").replace("\"Ministry\"", "\"Last\""))
                .statusCode(200);
        get("agencies/DAYS-5?asOf=9999-12-31").body("name.en", equalTo("Last"));
        get("agencies/DAYS-5?asOf=9999-12-30").body("name.en", equalTo("Ministry"));
        get("agencies/DAYS-5?asOf=1500-01-01").body("name.en", equalTo("Ministry"));
        get("agencies?asOf=9999-12-31&territory=DAYS").body("items.code", hasItem("DAYS-5"));
        delete("agencies/DAYS-5?on=9999-12-31").statusCode(200).body("validTo", equalTo("9999-12-31"));
        post(
                        "agency-changes",
                        """
                        {"code": "DAYS-LAST", "type": "rename", "from": ["DAYS-1"], "effectiveDate": "1500-01-01",
                         "to": [{"code": "DAYS-1", "name": {"en": "First"}}]}""")
                .statusCode(201);
    }

    /** The days that the calendar of java.sql.Date lacks, and the first and the last day that the registry accepts. */
    @ParameterizedTest
    @ValueSource(strings = {"1500-01-01", "1500-02-28", "1582-10-04", "1582-10-10", "1582-10-15", "9999-12-31"})
    void storesEachDayAsItIs(String day) {
        String address = "territories/DAY-" + day;
        put(address, TERRITORY.formatted(", \"validFrom\": \"" + day + "\"")).statusCode(201);
        get(address).body("validFrom", equalTo(day));
        get(address + "/history").body("items.fact.validFrom", contains(day));
        get(address + "?asOf=" + day).statusCode(200);
        if (!day.equals("1500-01-01")) {
            get(address + "?asOf=" + LocalDate.parse(day).minusDays(1)).statusCode(404);
        }
        put(address + "?since=" + day, TERRITORY.formatted("")).statusCode(200);
        get(address + "?asOf=" + day).body("since", equalTo(day));
    }
}
