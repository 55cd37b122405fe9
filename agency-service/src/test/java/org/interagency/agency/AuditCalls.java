package org.interagency.agency;

import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.requestWith;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.interagency.localstack.testing.TestToken;

/** What an auditor asks of the audit trail of the agency service. */
final class AuditCalls {

    static final String AUDIT = "audit/agency-service/";

    private AuditCalls() {}

    static RequestSpecification auditor() {
        return requestWith(TestToken.of("auditor", null));
    }

    /** The newest entries that parameters ask for. */
    static List<Map<String, Object>> entries(String parameters) {
        return auditor()
                .get(AUDIT + "entries?" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    static JsonPath verification(String parameters) {
        return auditor()
                .get(AUDIT + "verification" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The verification once every entry has a position. */
    static JsonPath verificationOfAll() {
        return await().until(() -> verification(""), checked -> checked.getLong("waiting") == 0);
    }
}
