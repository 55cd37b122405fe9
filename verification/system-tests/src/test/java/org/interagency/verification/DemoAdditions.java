package org.interagency.verification;

import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import java.util.List;
import org.interagency.localstack.testing.TestToken;

/** What the pages of the list need to have something to show, as far as the demo has none of it. */
final class DemoAdditions {

    private DemoAdditions() {}

    /** Has something proposed, something reorganised, and a way out kept for the finding of the list. Does nothing where that is the case. */
    static void make() {
        String options = ListedPage.at("/findings/:id").address().substring(1) + "/options";
        if (isEmpty("proposals?status=open")) {
            propose();
        }
        if (isEmpty("agency-changes")) {
            reorganise();
        }
        if (isEmpty(options)) {
            post(
                            options,
                            """
                            {"name": "It ends", "scenario": {"programmesEnded": [{"programme": "CL-SYO", "on": "2099-01-01"}]}}""")
                    .statusCode(201);
        }
    }

    private static boolean isEmpty(String list) {
        return get(list).statusCode(200).extract().<List<?>>path("items").isEmpty();
    }

    private static void propose() {
        requestWith(TestToken.of("registrar", "CL-SPS"))
                .body(
                        """
                        {"programme": "CL-PGU", "function": "case-management-and-grievances", "agency": "CL-SENAMA", "role": "accountable",
                         "territories": ["CL-RM"], "validFrom": "2022-02-01", "legalBasis": [{"citation": "Ley 19.828"}]}""")
                .post("proposals")
                .then()
                .statusCode(201);
    }

    private static void reorganise() {
        put(
                        "agencies/ADDED-OFFICE",
                        """
                        {"name": {"en": "An office"}, "kind": "executive-agency", "level": "national", "territory": "CL"}""")
                .statusCode(oneOf(200, 201));
        post(
                        "agency-changes",
                        """
                        {"code": "ADDED-RENAMING", "type": "rename", "from": ["ADDED-OFFICE"], "effectiveDate": "2025-01-01",
                         "to": [{"code": "ADDED-SERVICE", "name": {"en": "A service"}}]}""")
                .statusCode(201);
    }
}
