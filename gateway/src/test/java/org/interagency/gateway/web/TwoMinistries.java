package org.interagency.gateway.web;

import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.put;

import java.util.List;

/** A country in which two ministries are accountable for the one function of a programme. */
final class TwoMinistries {

    private static final List<String> NAMES = List.of("ONE", "TWO");

    private TwoMinistries() {}

    /** Registers all of it: the ministries {@code country-ONE} and {@code -TWO}, and the programme {@code country-P} of the first. */
    static void in(String country) {
        put("territories/" + country, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String name : NAMES) {
            put(
                    "agencies/" + country + "-" + name,
                    """
                    {"name": {"en": "Ministry %s"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                            .formatted(name, country));
        }
        put(
                "programmes/" + country + "-P",
                """
                {"name": {"en": "Pension"}, "owner": "%s-ONE", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "territories": ["%s"], "validFrom": "2000-01-01"}"""
                        .formatted(country, country));
        for (String name : NAMES) {
            await().untilAsserted(() -> put(
                            "responsibilities/" + country + "-" + name,
                            """
                            {"programme": "%s-P", "function": "provision", "agency": "%s-%s", "role": "accountable",
                             "territories": ["%s"], "validFrom": "2000-01-01"}"""
                                    .formatted(country, country, name, country))
                    .statusCode(201));
        }
    }
}
