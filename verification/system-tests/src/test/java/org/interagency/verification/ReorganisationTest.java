package org.interagency.verification;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Brazil, 1 January 2023: the Ministry of Citizenship became the Ministry of Social Development, and gave sport back to a ministry of its own
 * (Medida Provisória 1.154/2023, later Lei 14.600/2023). The first reorganisation leaves one programme out, and a finding reports it.
 */
@ExtendWith(SharedRegistry.class)
class ReorganisationTest {

    private static final String EVE = "2022-12-31";
    private static final String DAY = "2023-01-01";

    /** Longer than Kafka takes to notice that another test has killed a service and to assign its partitions again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String SOCIAL_DEVELOPMENT =
            "Ministério do Desenvolvimento e Assistência Social, Família e Combate à Fome";

    @Test
    void theMinistryOfCitizenshipBecomesTheMinistryOfSocialDevelopment() {
        registerBrazilAsItWas();
        get("reports/gaps?agency=BR-CIDADANIA&period=1500-01-01/9999-12-31").body("items", empty());
        whoOwnsAndAnswersFor("BR-AUXILIO-BRASIL", DAY, "BR-CIDADANIA");

        post(
                        "agency-changes",
                        """
                        {"code": "BR-MPV-1154-2023", "type": "split", "from": ["BR-CIDADANIA"], "effectiveDate": "2023-01-01",
                         "to": [{"code": "BR-DESENVOLVIMENTO-SOCIAL", "name": {"pt": "%s"}},
                                {"code": "BR-ESPORTE", "name": {"pt": "Ministério do Esporte"}}],
                         "transfers": [{"to": "BR-ESPORTE", "programmes": ["BR-BOLSA-ATLETA"]},
                                       {"to": "BR-DESENVOLVIMENTO-SOCIAL", "programmes": ["BR-AUXILIO-BRASIL"]}],
                         "legalBasis": [{"citation": "Medida Provisória 1.154/2023"}]}"""
                                .formatted(SOCIAL_DEVELOPMENT))
                .statusCode(201);

        agenciesAreTheOldOnesOnTheEveAndTheNewOnesOnTheDay();
        await().atMost(PATIENCE).untilAsserted(() -> {
            whoOwnsAndAnswersFor("BR-AUXILIO-BRASIL", EVE, "BR-CIDADANIA");
            whoOwnsAndAnswersFor("BR-AUXILIO-BRASIL", DAY, "BR-DESENVOLVIMENTO-SOCIAL");
            whoOwnsAndAnswersFor("BR-BOLSA-ATLETA", DAY, "BR-ESPORTE");
        });
        theForgottenProgrammeIsReportedFromTheDayOn();
        get("responsibilities/BR-AB-POLICY/history")
                .body("items.fact.agency", equalTo(List.of("BR-CIDADANIA", "BR-DESENVOLVIMENTO-SOCIAL")))
                .body("items[1].cause", equalTo("/agency-changes/BR-MPV-1154-2023"));

        post(
                        "agency-changes",
                        """
                        {"code": "BR-LEI-14600-2023", "type": "transfer", "from": ["BR-CIDADANIA"], "effectiveDate": "2023-01-01",
                         "to": [{"code": "BR-DESENVOLVIMENTO-SOCIAL"}],
                         "transfers": [{"to": "BR-DESENVOLVIMENTO-SOCIAL", "programmes": ["BR-BPC"]}],
                         "legalBasis": [{"citation": "Lei 14.600/2023"}]}""")
                .statusCode(201);

        await().atMost(PATIENCE).untilAsserted(() -> {
            whoOwnsAndAnswersFor("BR-BPC", DAY, "BR-DESENVOLVIMENTO-SOCIAL");
            get("findings?status=open&type=orphaned&agency=BR-CIDADANIA").body("items", empty());
            get("reports/gaps?programme=BR-BPC&period=1500-01-01/9999-12-31").body("items", empty());
        });
    }

    private static void registerBrazilAsItWas() {
        put("territories/BR", "{\"name\": {\"pt\": \"Brasil\"}, \"level\": \"national\"}");
        importCsv(
                        "agencies/import?language=pt",
                        """
                        code,name,kind,level,territory,parent_code,email,valid_from
                        BR-CIDADANIA,Ministério da Cidadania,ministry,national,BR,,ouvidoria@cidadania.example,2019-01-01
                        BR-SENARC,Secretaria Nacional de Renda de Cidadania,secretariat,national,BR,BR-CIDADANIA,,2019-01-01
                        BR-CAIXA,Caixa Econômica Federal,public-bank,national,BR,,,1861-01-12
                        """)
                .statusCode(200)
                .body("rejected", empty());
        importCsv(
                        "programmes/import?language=pt",
                        """
                        code,name,owner,scheme,targeting,rights,contingencies,benefits,territories,valid_from,required_functions
                        BR-AUXILIO-BRASIL,Auxílio Brasil,BR-CIDADANIA,non-contributory,poverty-targeted,ADRDM-XVI,poverty,cash-transfer,BR,2021-11-17,policy|provision
                        BR-BPC,Benefício de Prestação Continuada,BR-CIDADANIA,non-contributory,poverty-targeted,PSS-17,old-age|invalidity,cash-transfer,BR,2019-01-01,policy
                        BR-BOLSA-ATLETA,Bolsa Atleta,BR-CIDADANIA,non-contributory,categorical,,education,cash-transfer,BR,2019-01-01,policy
                        """)
                .statusCode(200)
                .body("rejected", empty());
        importCsv(
                        "responsibilities/import",
                        """
                        id,programme,function,agency,role,territories,valid_from,legal_basis
                        BR-AB-POLICY,BR-AUXILIO-BRASIL,policy,BR-CIDADANIA,accountable,BR,2021-11-17,Lei 14.284/2021
                        BR-AB-PROVISION,BR-AUXILIO-BRASIL,provision,BR-CAIXA,accountable,BR,2021-11-17,Lei 14.284/2021
                        BR-BPC-POLICY,BR-BPC,policy,BR-CIDADANIA,accountable,BR,2019-01-01,Lei 8.742/1993
                        BR-BA-POLICY,BR-BOLSA-ATLETA,policy,BR-CIDADANIA,accountable,BR,2019-01-01,Lei 10.891/2004
                        """)
                .statusCode(200)
                .body("rejected", empty());
    }

    private static void whoOwnsAndAnswersFor(String programme, String day, String agency) {
        get("programmes/" + programme + "?asOf=" + day).body("owner", equalTo(agency));
        get("who-is-responsible?programme=" + programme + "&function=policy&territory=BR&on=" + day)
                .body("answers[0].outcome", equalTo("one"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(agency)));
    }

    private static void whoAnswersForTheRight(String right, String day, String... agencies) {
        get("reports/rights?territory=BR&right=" + right + "&on=" + day)
                .body("rights[0].stages.find { it.stage == 'old-age' }.agencies", equalTo(List.of(agencies)));
    }

    private static void agenciesAreTheOldOnesOnTheEveAndTheNewOnesOnTheDay() {
        String ministries = "agencies?territory=BR&kind=ministry&asOf=";
        get(ministries + EVE)
                .body("items.code", hasItem("BR-CIDADANIA"))
                .body("items.code", not(hasItem("BR-ESPORTE")));
        get(ministries + DAY)
                .body("items.code", hasItems("BR-DESENVOLVIMENTO-SOCIAL", "BR-ESPORTE"))
                .body("items.code", not(hasItem("BR-CIDADANIA")));
        get("agencies/BR-CIDADANIA").body("successors", equalTo(List.of("BR-DESENVOLVIMENTO-SOCIAL", "BR-ESPORTE")));
        get("agencies/BR-DESENVOLVIMENTO-SOCIAL")
                .body("predecessors", equalTo(List.of("BR-CIDADANIA")))
                .body("contactPoint.email", equalTo("ouvidoria@cidadania.example"));
    }

    private static void theForgottenProgrammeIsReportedFromTheDayOn() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            get("reports/gaps?programme=BR-BPC&asOf=" + DAY)
                    .body("items.function", equalTo(List.of("policy")))
                    .body("items[0].extent[0].validFrom", equalTo(DAY));
            get("findings?status=open&type=orphaned&programme=BR-BPC&asOf=" + DAY)
                    .body("items", hasSize(2))
                    .body("items[0].explanation.pt", containsString("Ministério da Cidadania"));
        });
        get("reports/gaps?programme=BR-BPC&asOf=" + EVE).body("items", empty());
        get("findings?status=open&type=orphaned&programme=BR-BPC&asOf=" + EVE).body("items", empty());
        get("who-is-responsible?programme=BR-BPC&function=policy&territory=BR&on=" + EVE)
                .body("answers[0].outcome", equalTo("one"));
        get("who-is-responsible?programme=BR-BPC&function=policy&territory=BR&on=" + DAY)
                .body("answers[0].outcome", equalTo("none"))
                .body("answers[0].explanation.pt", containsString("Ninguém responde"));
        whoAnswersForTheRight("ADRDM-XVI", EVE, "BR-CAIXA", "BR-CIDADANIA");
        whoAnswersForTheRight("ADRDM-XVI", DAY, "BR-CAIXA", "BR-DESENVOLVIMENTO-SOCIAL");
        whoAnswersForTheRight("PSS-17", EVE, "BR-CIDADANIA");
        whoAnswersForTheRight("PSS-17", DAY);
        get("reports/gaps?programme=BR-AUXILIO-BRASIL&period=1500-01-01/9999-12-31")
                .body("items", empty());
        get("reports/overlaps?programme=BR-AUXILIO-BRASIL&period=1500-01-01/9999-12-31")
                .body("items", empty());
    }
}
