package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.interagency.localstack.testing.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The agency service with the tokens of an OpenID Connect provider: a real Keycloak, with the realm of {@code deploy/keycloak}. */
class ProviderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static KeycloakServer keycloak;
    private static LocalStack stack;
    private static Process service;

    @BeforeAll
    static void start() throws IOException, StackException, InterruptedException {
        keycloak = KeycloakServer.start();
        stack = new LocalStack(Settings.forTests().shortLived(), System.out::println);
        stack.start(Part.POSTGRES);
        stack.start(Part.KAFKA);
        service = startService(stack.settings());
        String office = officeToken();
        by(office)
                .body("{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .put("territories/KC")
                .then()
                .statusCode(201);
        write(office, "KC-ONE").statusCode(201);
        write(office, "KC-TWO").statusCode(201);
    }

    /** As {@code ./registry up} does, but with a provider in the place of the registry's own key. */
    private static Process startService(Settings settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "-jar",
                        settings.root()
                                .resolve("agency-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(settings.home().resolve("agency-service.log").toFile());
        builder.environment().putAll(settings.environmentOf(Part.AGENCY));
        builder.environment().keySet().removeAll(SiteVariables.OF_OWN_KEY);
        builder.environment().put(SiteVariables.PROVIDER, keycloak.realmForServices());
        Process started = builder.start();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> !started.isAlive()
                        || RestAssured.get(settings.url(Part.AGENCY) + "/q/health/ready")
                                        .statusCode()
                                == 200);
        assertThat(started.isAlive())
                .as("runs; its log is in %s", settings.home())
                .isTrue();
        return started;
    }

    @AfterAll
    static void stop() throws StackException {
        try {
            if (service != null) {
                service.destroy();
                await().atMost(PATIENCE).until(() -> !service.isAlive());
            }
        } finally {
            if (stack != null) {
                stack.close();
            }
            if (keycloak != null) {
                keycloak.close();
            }
        }
    }

    private static RequestSpecification by(String token) {
        return Api.requestWith(token).baseUri(stack.settings().url(Part.AGENCY));
    }

    private static ValidatableResponse write(String token, String agency) {
        return write(token, agency, "Agency");
    }

    private static ValidatableResponse write(String token, String agency, String name) {
        return by(token)
                .body(
                        "{\"name\": {\"en\": \"%s\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"KC\"}"
                                .formatted(name))
                .put("agencies/" + agency)
                .then();
    }

    /** The token that the manual tells operators to fetch. */
    private static String officeToken() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                RunningRegistry.root().resolve("deploy/keycloak/token.sh").toString());
        builder.environment().putAll(keycloak.variables());
        Process script = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String token = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(script.waitFor()).isZero();
        return token;
    }

    private static JsonPath claims(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    @Test
    void aTokenHasTheClaimsOfTheRegistryAndIsShortLived() throws IOException, InterruptedException {
        JsonPath claims = claims(officeToken());
        assertThat(claims.getString("iss")).isEqualTo(keycloak.address() + "/realms/registry");
        assertThat(claims.getString("aud")).isEqualTo("responsibility-registry");
        assertThat(claims.getString("agency")).isEqualTo("*");
        assertThat(claims.getList("realm_access.roles", String.class))
                .containsExactlyInAnyOrder("registrar", "coordinator", "admin");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isBetween(1L, 900L);
    }

    @Test
    void theHistoryNamesTheClientThatWrote() throws IOException, InterruptedException {
        by(officeToken())
                .get("agencies/KC-ONE/history")
                .then()
                .statusCode(200)
                .body("items[0].by", equalTo("service-account-registry-office"));
    }

    @Test
    void aRegistrarWhoLogsInWritesItsAgencyAndNoOther()
            throws GeneralSecurityException, IOException, InterruptedException {
        String password = UUID.randomUUID().toString();
        keycloak.addUser("ana", password, "registrar", "KC-TWO");
        String ana = keycloak.tokenOfUser("ana", password);
        write(ana, "KC-TWO", "Renamed").statusCode(200);
        write(ana, "KC-ONE", "Renamed").statusCode(403).body("detail", containsString("belongs to KC-ONE"));
        by(officeToken()).get("agencies/KC-TWO/history").then().body("items.by", hasItem("ana"));
    }

    @Test
    void nobodyLogsInWithoutTheProofOfThePage() {
        assertThat(keycloak.login(Map.of()).header("Location")).contains("error=invalid_request", "code_challenge");
    }

    /** Otherwise a registrar could write for any agency. */
    @Test
    void onlyAdministratorsSayToWhichAgencyAUserBelongs() {
        JsonPath profile = keycloak.administration()
                .get("/users/profile")
                .then()
                .statusCode(200)
                .body("unmanagedAttributePolicy", nullValue())
                .extract()
                .jsonPath();
        assertThat(profile.getList("attributes.find { it.name == 'agency' }.permissions.edit"))
                .isEqualTo(List.of("admin"));
    }

    @Test
    void theTokenOfAClientOfSomethingElseIsRefused() {
        String client = keycloak.addMachine("something-else");
        String foreign = keycloak.tokenOfMachine("something-else");
        assertThat(String.valueOf(claims(foreign).<Object>get("aud"))).doesNotContain("responsibility-registry");
        write(foreign, "KC-ONE", "Renamed").statusCode(401).header("WWW-Authenticate", containsString("Bearer"));

        // Only the audience was wrong: with it, the token counts, and has no role.
        keycloak.administration()
                .body(Map.of(
                        "name",
                        "audience",
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-audience-mapper",
                        "config",
                        Map.of("included.custom.audience", "responsibility-registry", "access.token.claim", "true")))
                .post("/clients/" + client + "/protocol-mappers/models")
                .then()
                .statusCode(201);
        write(keycloak.tokenOfMachine("something-else"), "KC-ONE", "Renamed").statusCode(403);
    }
}
