package org.interagency.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;

/** The gateway passes on files as they are written. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class GatewayFilesTest {

    private static final int PARTS = 1_500;

    @TestHTTPResource
    URI gateway;

    Settings settings;

    private static void parts(String land) {
        put("territories/" + land, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        importCsv(
                        "territories/import",
                        IntStream.range(0, PARTS)
                                .mapToObj(number -> "%s-%05d,Part,state,%s".formatted(land, number, land))
                                .collect(Collectors.joining("\n", "code,name_en,level,parent_code\n", "\n")))
                .body("stored", equalTo(PARTS));
    }

    private HttpResponse<String> csv(String land) throws IOException, InterruptedException {
        URI address = gateway.resolve("/api/v1/territories?format=csv&parent=" + land);
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Test
    void passesAFileOnWithItsName() throws Exception {
        parts("GFA");
        HttpResponse<String> answer = csv("GFA");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).startsWith("attachment; filename=\"territories-"));
        assertThat(answer.body().lines()).hasSize(PARTS + 1);
        get("territories?format=xlsx&parent=GFA&limit=2").statusCode(200);
    }

    /** A client that got an end would take the part for the whole. */
    @Test
    void breaksOffAFileThatTheServiceBreaksOff() throws Exception {
        String land = "GFB";
        parts(land);
        assertThat(csv(land).body().lines()).hasSize(PARTS + 1);
        try (Connection agencies = Sql.connect(settings, Part.AGENCY)) {
            Sql.execute(agencies, "UPDATE territory SET name = '[]' WHERE code = '" + land + "-01200'");
        }
        // Several times, since whether an end was written was once a matter of milliseconds.
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> csv(land)).isInstanceOf(IOException.class);
        }
        get("territories/" + land).statusCode(200);
    }
}
