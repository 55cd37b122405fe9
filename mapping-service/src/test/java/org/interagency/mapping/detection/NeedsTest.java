package org.interagency.mapping.detection;

import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.vocabulary.Contingency;
import org.interagency.detection.Territory;
import org.interagency.detection.TerritoryTree;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class NeedsTest {

    private static final TerritoryTree TREE = new TerritoryTree(List.of(new Territory("N", null, null)));

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @ParameterizedTest
    @EnumSource
    void everyGroupInNeedIsAStandardOne(Contingency contingency) {
        for (String group : Needs.of(contingency, "N", LocalDate.EPOCH, TREE).groups()) {
            request()
                    .baseUri(programService)
                    .get("vocabularies/population-groups/" + group)
                    .then()
                    .statusCode(200);
        }
    }
}
