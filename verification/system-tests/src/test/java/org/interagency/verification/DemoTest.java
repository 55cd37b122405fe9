package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private static int count(String path) {
        return get(path).statusCode(200).extract().<List<?>>path("items").size();
    }
}
