package org.interagency.mapping.detection;

import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class CoverageNeedsTest {

    private static final TerritoryTree TREE = new TerritoryTree(List.of(new Territory("N", null, null)));

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @ParameterizedTest
    @MethodSource("org.interagency.mapping.detection.CoverageNeeds#contingencies")
    void everyContingencyAndGroupInNeedIsAStandardOne(String contingency) {
        requireStandard("contingencies/" + contingency);
        CoverageNeeds.of(contingency, "N", LocalDate.EPOCH, TREE)
                .groups()
                .forEach(group -> requireStandard("population-groups/" + group));
    }

    private void requireStandard(String entry) {
        request().baseUri(programService).get("vocabularies/" + entry).then().statusCode(200);
    }
}
