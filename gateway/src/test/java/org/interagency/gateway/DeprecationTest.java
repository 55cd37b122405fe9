package org.interagency.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeprecationTest {

    @Test
    void saysSinceWhenUntilWhenAndWhatComesAfter() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Link", "</next>; rel=\"next\"");

        new Deprecation(
                        Optional.of(LocalDate.of(2030, 1, 31)),
                        Optional.of(LocalDate.of(2031, 1, 31)),
                        Optional.of(URI.create("/api/v2")))
                .announce(headers);

        assertThat(headers.get("Deprecation"), equalTo("@1896048000"));
        assertThat(headers.get("Sunset"), equalTo("Fri, 31 Jan 2031 00:00:00 GMT"));
        assertThat(headers.getAll("Link"), contains("</next>; rel=\"next\"", "</api/v2>; rel=\"successor-version\""));
    }

    @Test
    void documentsWhatItSays() {
        JsonObject document = new JsonObject(
                """
                {"paths": {"/x": {"get": {"responses": {"200": {}, "404": {"$ref": "#/components/responses/Problem404"}}}}},
                 "components": {"responses": {"Problem404": {"headers": {"X": {}}}}}}""");

        new Deprecation(Optional.of(LocalDate.of(2030, 1, 31)), Optional.empty(), Optional.empty()).describe(document);

        JsonObject get = document.getJsonObject("paths").getJsonObject("/x").getJsonObject("get");
        assertThat(get.getBoolean("deprecated"), equalTo(true));
        JsonObject responses = get.getJsonObject("responses");
        assertThat(responses.getJsonObject("200").getJsonObject("headers").fieldNames(), contains("Deprecation"));
        assertThat(responses.getJsonObject("404").fieldNames(), contains("$ref"));
        JsonObject problems = document.getJsonObject("components").getJsonObject("responses");
        assertThat(
                problems.getJsonObject("Problem404").getJsonObject("headers").fieldNames(),
                contains("X", "Deprecation"));
    }
}
