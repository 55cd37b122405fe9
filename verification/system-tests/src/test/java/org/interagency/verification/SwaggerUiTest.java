package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser runs the scripts of the Swagger UI, and no others. */
@ExtendWith(SharedRegistry.class)
class SwaggerUiTest {

    private static final Pattern SCRIPT = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    /** If the scripts in the page have changed, put the hashes that this test expects into application.properties of the gateway. */
    @Test
    void theScriptsInThePageAreAllowedByTheirHashes() throws NoSuchAlgorithmException {
        Response page = RestAssured.get("/q/swagger-ui/");
        page.then().statusCode(200);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<String> hashes = SCRIPT.matcher(page.asString())
                .results()
                .map(script -> script.group(1).getBytes(StandardCharsets.UTF_8))
                .map(script -> "'sha256-" + Base64.getEncoder().encodeToString(sha256.digest(script)) + "'")
                .toList();

        assertThat(hashes).hasSize(2);
        assertThat(page.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self' " + String.join(" ", hashes) + ";");
        assertThat(page.asString()).doesNotContain("<style").doesNotContain(" style=");
    }
}
