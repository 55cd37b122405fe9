package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programmes, rights and vocabularies as files. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class ProgrammeFilesTest {

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @BeforeEach
    void aCountryWithAMinistry() {
        register(agencyService, "territories/XF", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        register(
                agencyService,
                "agencies/XF-MIN",
                """
            {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "XF"}\
            """);
    }

    private static String text(String path) {
        return get(path).statusCode(200).extract().asString();
    }

    @Test
    void aProgrammeIsTheSameAfterARoundTrip() {
        put(
                        "programmes/XF-CARE",
                        """
            {"name": {"en": "=Care", "de": "Pflege | Hilfe"}, "owner": "XF-MIN", "scheme": "non-contributory",
             "targeting": "categorical", "rights": ["PSS-9"], "contingencies": ["old-age", "long-term-care"],
             "benefits": ["cash-transfer"], "population": {"ageFrom": 65, "ageTo": 130, "groups": ["low-income"]},
             "territories": ["XF"], "validFrom": "1855-01-01", "validTo": "2099-01-01",
             "requiredFunctions": ["policy", "provision"], "cofog": "10.2",
             "budgets": [{"fiscalYear": 2023, "amount": "168600000000.10", "currency": "BRL"},
                         {"fiscalYear": 2024, "amount": "1", "currency": "USD"}],
             "legalBasis": [{"citation": "Law 1 | 2"}, {"citation": "Law 3", "url": "https://law.example/3"}]}\
            """)
                .statusCode(201);
        String list = "programmes?owner=XF-MIN";
        String before = text(list + "&format=jsonl");
        String csv = text(list + "&format=csv");
        importCsv("programmes/import", csv).body("stored", equalTo(1)).body("rejectedRows", equalTo(0));
        assertThat(text(list + "&format=jsonl")).isEqualTo(before);

        importCsv("programmes/import", csv.replace("2024 1 USD", "2024 2.50 USD"))
                .body("stored", equalTo(1));
        get("programmes/XF-CARE").body("budgets[1].amount", equalTo("2.50")).body("version", equalTo(2));
    }

    @Test
    void aBudgetThatCannotBeReadIsRefusedByItsColumn() {
        importCsv(
                        "programmes/import",
                        """
            code,name_en,owner,scheme,targeting,contingencies,territories,valid_from,budgets
            XF-BAD,Care,XF-MIN,non-contributory,universal,poverty,XF,2020-01-01,2023 BRL
            """)
                .body("rejected[0].column", equalTo("budgets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rights", "vocabularies/contingencies"})
    void definitionsAreTheSameAfterARoundTrip(String list) {
        String before = text(list + "?format=jsonl");
        assertThat(before).isNotEmpty();
        importCsv(list.split("/")[0] + "/import", text(list + "?format=csv"))
                .body("stored", equalTo((int) before.lines().count()))
                .body("rejectedRows", equalTo(0));
        assertThat(text(list + "?format=jsonl")).isEqualTo(before);
    }
}
