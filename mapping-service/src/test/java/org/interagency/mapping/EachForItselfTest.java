package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class EachForItselfTest {

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Test
    void anAgencyAndAPartOfItOverlapWhereEachStandsForItself() {
        register(agencyService, "territories/Q", "{'name': {'en': 'Land'}, 'level': 'national'}");
        String agency = "{'name': {'en': '%1$s'}, 'kind': 'ministry', 'level': 'national', 'territory': 'Q'%2$s}";
        register(agencyService, "agencies/Q-WHOLE", agency.formatted("Whole", ""));
        register(agencyService, "agencies/Q-PART", agency.formatted("Part", ", 'parent': 'Q-WHOLE'"));
        register(
                programService,
                "programmes/Q-CARE",
                """
                {'name': {'en': 'Care'}, 'owner': 'Q-WHOLE', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['poverty'], 'territories': ['Q'], 'validFrom': '2020-01-01'}""");
        String responsibility =
                """
                {"programme": "Q-CARE", "function": "provision", "agency": "%s", "role": "accountable",
                 "territories": ["Q"], "validFrom": "2020-01-01"}""";

        post("responsibilities", responsibility.formatted("Q-WHOLE")).statusCode(201);
        post("responsibilities", responsibility.formatted("Q-PART"))
                .statusCode(201)
                .body("findings.opened.type", equalTo(List.of("overlap")));
    }

    private static void register(String service, String path, String json) {
        int status = request()
                .baseUri(service)
                .body(json.replace('\'', '"'))
                .put(path)
                .then()
                .extract()
                .statusCode();
        assertThat(status).isEqualTo(201);
    }
}
