package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
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

/**
 * The agency service with the tokens, and the gateway with the sessions, of an OpenID Connect provider: a real Keycloak, with the realm of
 * {@code deploy/keycloak}.
 */
class ProviderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIFE_OF_TOKENS = Duration.ofMinutes(10);

    /** Of the session at the gateway, or of the parts over which it is spread. */
    private static final String SESSION = "q_session_pages";

    private static final String SIGN_OUT = "<a href=\"/sign-out\">";
    private static final List<Process> SERVICES = new ArrayList<>();

    private static KeycloakServer keycloak;
    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException, StackException, InterruptedException {
        stack = new LocalStack(Settings.forTests().shortLived(), System.out::println);
        keycloak = KeycloakServer.start(stack.settings());
        stack.start(Part.POSTGRES);
        stack.start(Part.KAFKA);
        startService(Part.AGENCY, Map.of());
        startService(
                Part.GATEWAY,
                Map.of(
                        SiteVariables.SIGN_IN,
                        "true",
                        SiteVariables.SIGN_IN_SECRET,
                        UUID.randomUUID().toString()));
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
    private static void startService(Part part, Map<String, String> more) throws IOException {
        Settings settings = stack.settings();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "-jar",
                        settings.root()
                                .resolve(part.directory() + "/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        settings.home().resolve(part.directory() + ".log").toFile());
        builder.environment().putAll(settings.environmentOf(part));
        builder.environment().keySet().removeAll(SiteVariables.OF_OWN_KEY);
        builder.environment().remove(SiteVariables.LINKS);
        builder.environment().put(SiteVariables.PROVIDER, keycloak.realmForServices());
        builder.environment().putAll(more);
        Process started = builder.start();
        SERVICES.add(started);
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> !started.isAlive()
                        || RestAssured.get(settings.url(part) + "/q/health/ready")
                                        .statusCode()
                                == 200);
        assertThat(started.isAlive())
                .as("runs; its log is in %s", settings.home())
                .isTrue();
    }

    @AfterAll
    static void stop() throws StackException {
        try {
            SERVICES.forEach(Process::destroy);
            await().atMost(PATIENCE).until(() -> SERVICES.stream().noneMatch(Process::isAlive));
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

    private static String gateway(String path) {
        return stack.settings().url(Part.GATEWAY) + path;
    }

    /** Signs a user of the realm in, and returns the page to which that leads. */
    private static Response signIn(SimpleBrowser browser, String user, String password, String returnTo) {
        Response form =
                browser.open(gateway("/sign-in?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)));
        assertThat(form.statusCode()).as(form.asString()).isEqualTo(200);
        return browser.send(KeycloakServer.action(form), Map.of("username", user, "password", password));
    }

    /** A browser in which a registrar of KC-TWO has signed in. */
    private static SimpleBrowser browserOfRegistrar(String name) {
        String password = UUID.randomUUID().toString();
        keycloak.addUser(name, password, "registrar", "KC-TWO");
        SimpleBrowser browser = new SimpleBrowser();
        Response page = signIn(browser, name, password, "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains(SIGN_OUT);
        return browser;
    }

    private static Map<String, String> session(SimpleBrowser browser) {
        Map<String, String> own = new HashMap<>(browser.cookies(gateway("/")));
        own.keySet().removeIf(name -> !name.startsWith(SESSION));
        return own;
    }

    private static int rename(RequestSpecification by, String agency) {
        return by.contentType(ContentType.JSON)
                .body(
                        "{\"name\": {\"en\": \"%s\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"KC\"}"
                                .formatted("Renamed " + UUID.randomUUID()))
                .put(gateway("/api/v1/agencies/" + agency))
                .statusCode();
    }

    @Test
    void aReaderSignsInAtTheProviderAndComesBackToThePage() {
        String password = UUID.randomUUID().toString();
        keycloak.addUser("bea", password, "coordinator", "KC-ONE");
        SimpleBrowser browser = new SimpleBrowser();
        assertThat(browser.open(gateway("/?lang=es")).asString())
                .contains("<a href=\"/sign-in?ui_locales=es&amp;returnTo=");

        Response page = signIn(browser, "bea", password, "/?lang=es");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("<html lang=\"es\">", SIGN_OUT + "Cerrar sesión</a>")
                .doesNotContain("href=\"/sign-in?");
        assertThat(browser.received(SESSION)).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .containsIgnoringCase("; Path=/"));
        // Nobody but the gateway can read the tokens, which would begin so.
        assertThat(String.join("", session(browser).values())).doesNotContain(".eyJ");
        // Who is signed in is not asked again.
        assertThat(browser.get(gateway("/sign-in?returnTo=%2Fwho")).header("Location"))
                .isEqualTo("/who");
        assertThat(browser.get(gateway("/sign-in?returnTo=%2F%2Fexample.org")).header("Location"))
                .isEqualTo("/");
    }

    @Test
    void theProviderIsAskedForACodeThatNobodyElseCanUse() {
        String location =
                new SimpleBrowser().get(gateway("/sign-in?returnTo=%2F")).header("Location");
        assertThat(location)
                .startsWith(keycloak.address() + "/realms/registry/protocol/openid-connect/auth?")
                .contains("response_type=code", "client_id=registry-pages", "code_challenge_method=S256")
                .contains("redirect_uri=" + URLEncoder.encode(gateway("/sign-in"), StandardCharsets.UTF_8))
                .containsPattern("[?&]code_challenge=[\\w-]{43}(&|$)")
                .containsPattern("[?&]state=[\\w-]{36}(&|$)")
                .containsPattern("[?&]nonce=[\\w-]{36}(&|$)");
    }

    @Test
    void whoHasSignedInWritesWhatTheUserMayFromPagesOfThisSiteAlone() throws IOException, InterruptedException {
        SimpleBrowser browser = browserOfRegistrar("carla");
        String api = gateway("/api/v1/agencies/KC-TWO");
        assertThat(rename(browser.request(api), "KC-TWO")).isEqualTo(200);
        assertThat(rename(browser.request(api), "KC-ONE")).isEqualTo(403);
        by(officeToken()).get("agencies/KC-TWO/history").then().body("items.by", hasItem("carla"));

        String cookies = session(browser).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
        for (String elsewhere : List.of("cross-site", "same-site", "none")) {
            assertThat(rename(
                            RestAssured.given().header("Cookie", cookies).header("Sec-Fetch-Site", elsewhere),
                            "KC-TWO"))
                    .isEqualTo(401);
        }
        assertThat(rename(RestAssured.given().header("Cookie", cookies), "KC-TWO"))
                .isEqualTo(401);
    }

    /** The tokens of a reader end every few minutes. */
    /** Only the access token says for which agency somebody writes. This page of the desk is the one that no other service is needed for. */
    @Test
    void aRegistrarWhoHasSignedInGetsToTheDesk() {
        assertThat(browserOfRegistrar("gina").open(gateway("/desk/import")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionGoesOnWhenItsTokensEnd() {
        keycloak.setLifeOfTokens(Duration.ofSeconds(12));
        try {
            SimpleBrowser browser = browserOfRegistrar("dora");
            Map<String, String> before = session(browser);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(browser.open(gateway("/")).asString()).contains(SIGN_OUT);
                assertThat(session(browser)).isNotEqualTo(before);
            });
            String api = gateway("/api/v1/agencies/KC-TWO");
            assertThat(rename(browser.request(api), "KC-TWO")).isEqualTo(200);
        } finally {
            keycloak.setLifeOfTokens(LIFE_OF_TOKENS);
        }
    }

    @Test
    void whoSignsOutIsSignedOutAtTheProviderToo() {
        SimpleBrowser browser = browserOfRegistrar("eva");
        // Another site signs nobody out.
        assertThat(browser.getFrom("cross-site", gateway("/sign-out")).header("Location"))
                .isEqualTo("/");
        assertThat(browser.open(gateway("/")).asString()).contains(SIGN_OUT);

        Response page = browser.open(gateway("/sign-out"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("href=\"/sign-in?").doesNotContain(SIGN_OUT);
        assertThat(session(browser)).isEmpty();
        assertThat(KeycloakServer.action(browser.open(gateway("/sign-in")))).startsWith(keycloak.address());
    }

    @Test
    void aSignInThatFailsIsSaidInAPage() {
        SimpleBrowser browser = new SimpleBrowser();
        for (String answer : List.of("error=access_denied", "code=nonsense")) {
            String location = browser.get(gateway("/sign-in")).header("Location");
            String state = KeycloakServer.part(location, "[?&]state=([^&]+)");
            Response page = browser.open(gateway("/sign-in?" + answer + "&state=" + state));
            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.asString())
                    .contains("Signing in has failed", "<a href=\"/sign-in?", "Try again")
                    .doesNotContain("Exception");
            assertThat(session(browser)).isEmpty();
        }
    }

    /** Otherwise somebody else's link could sign a reader in as somebody else. */
    @Test
    void aCodeThatTheBrowserHasNotAskedForIsNotUsed() {
        SimpleBrowser browser = new SimpleBrowser();
        assertThat(browser.get(gateway("/sign-in?code=x&state=y")).header("Location"))
                .startsWith(keycloak.address());
        assertThat(session(browser)).isEmpty();
    }

    @Test
    void aSessionWithTokensForSomethingElseDoesNotBegin() {
        String password = UUID.randomUUID().toString();
        keycloak.addUser("flor", password, "registrar", "KC-TWO");
        String mappers = "/clients/" + keycloak.client("registry-pages") + "/protocol-mappers/models";
        Map<String, Object> audience = keycloak.administration()
                .get(mappers)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("find { it.name == 'audience' }");
        keycloak.administration()
                .delete(mappers + "/" + audience.get("id"))
                .then()
                .statusCode(204);
        try {
            SimpleBrowser browser = new SimpleBrowser();
            Response page = signIn(browser, "flor", password, "/");
            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.asString()).contains("Signing in has failed");
            assertThat(session(browser)).isEmpty();
        } finally {
            keycloak.administration().body(audience).post(mappers).then().statusCode(201);
        }
    }

    @Test
    void aSessionThatIsNotAcceptedIsForgotten() {
        Response page = RestAssured.given()
                .redirects()
                .follow(false)
                .cookie(SESSION, "x.y.z")
                .get(gateway("/who"));
        page.then().statusCode(303).header("Location", "/who");
        assertThat(page.detailedCookie(SESSION).getMaxAge()).isZero();
        assertThat(page.detailedCookie(SESSION).getPath()).isEqualTo("/");
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookie(SESSION, "x.y.z")
                .get(gateway("/api/v1/territories"))
                .then()
                .statusCode(401)
                .header("Location", nullValue())
                .body("detail", containsString("not accepted"));
    }
}
