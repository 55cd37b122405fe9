package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedRegistry.class)
class DemoTest {

    @Test
    void hasThreeLevelsAndEveryRegionOfChile() {
        List<String> regions = get("territories?parent=CL&limit=1000").extract().path("items.code");
        // ISO 3166-2:CL
        assertThat(regions)
                .containsExactlyInAnyOrder(
                        "CL-AI", "CL-AN", "CL-AP", "CL-AR", "CL-AT", "CL-BI", "CL-CO", "CL-LI", "CL-LL", "CL-LR",
                        "CL-MA", "CL-ML", "CL-NB", "CL-RM", "CL-TA", "CL-VS");
        assertThat(count("territories?level=municipal")).isGreaterThan(20);
    }

    @Test
    void hasAnAgreementThatCoordinatesAnOverlap() {
        await().untilAsserted(() -> get("findings?type=overlap&programme=CL-PESP&function=oversight")
                .body("items.status", equalTo(List.of("coordinated"))));
    }

    @Test
    void hasAgenciesProgrammesAndResponsibilitiesWithTheirLaws() {
        assertThat(count("agencies?limit=1000")).isGreaterThanOrEqualTo(25);
        assertThat(count("programmes?limit=1000")).isGreaterThanOrEqualTo(12);
        assertThat(count("responsibilities?limit=1000")).isGreaterThanOrEqualTo(150);
        get("responsibilities?limit=1000").body("items.legalBasis", everyItem(not(empty())));
    }

    @Test
    void showsGapsOverlapsAVerticalOverlapAndADelegation() {
        assertThat(count("reports/gaps?programme=CL-SUF")).isPositive();
        assertThat(count("reports/overlaps?vertical=false")).isPositive();
        assertThat(count("reports/overlaps?vertical=true")).isPositive();
        assertThat(count("responsibilities?delegatedFrom=CL-SYO-ACOMPANAMIENTO"))
                .isPositive();
        assertThat(count("reports/overlaps?agency=CL-15101-MUN&programme=CL-SYO"))
                .as("a delegate does not overlap with the one that delegates")
                .isZero();
        assertThat(count("reports/overlaps?agency=CL-13101-MUN&programme=CL-SYO"))
                .as("one without a delegation does")
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "government-levels, name",
        "territories?parent=CL, name",
        "agencies, name",
        "agencies, kind",
        "programmes, owner",
        "programmes, validFrom",
        "programmes, validTo",
        "rights, instrument",
        "vocabularies/benefits, name",
        "responsibilities?programme=CL-SYO, function",
        "responsibilities?programme=CL-SYO, validTo",
        "findings?programme=CL-SYO, severity",
        "findings?programme=CL-SYO, firstSeen",
        "findings?programme=CL-SYO, type"
    })
    void everyListCanBeSortedEitherWayPageByPage(String list, String property) {
        String key = list.startsWith("responsibilities") || list.startsWith("findings") ? "id" : "code";
        for (String sort : List.of(property, "-" + property)) {
            String sorted = list + (list.contains("?") ? "&" : "?") + "sort=" + sort;
            List<String> atOnce =
                    get(sorted + "&limit=1000").statusCode(200).extract().path("items." + key);
            List<String> paged = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = get(sorted + "&limit=7" + cursor)
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                paged.addAll(page.getList("items." + key));
                cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            }
            assertThat(paged).isEqualTo(atOnce).hasSizeGreaterThan(3);
        }
    }

    private static int count(String path) {
        return get(path).statusCode(200).extract().<List<?>>path("items").size();
    }
}
