package org.interagency.program.standard;

import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class StandardEntriesTest {

    @Inject
    StandardEntries standard;

    @Test
    void anotherStartLeavesWhatACountryHasMadeOfThem() {
        get("rights/PSS-14/history").body("items[0].by", equalTo("program-service"));
        put(
                        "rights/PSS-14",
                        """
                        {"name": {"en": "Culture"}, "instrument": "PSS", "article": "14", "source": {"citation": "Law 7"}}""")
                .statusCode(200);

        standard.register(new StartupEvent());

        get("rights/PSS-14").body("name.en", equalTo("Culture")).body("version", equalTo(2));
        get("vocabularies/roles/accountable").body("version", equalTo(1));
    }
}
