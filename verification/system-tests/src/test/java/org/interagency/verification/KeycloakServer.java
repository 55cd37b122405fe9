package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.yaml.snakeyaml.Yaml;

/** Keycloak in the version and with the realm of docker-compose.yml, on a free port, with its data in memory. */
final class KeycloakServer implements AutoCloseable {

    /** The file with the realm, in the project. */
    static final String REALM_FILE = "deploy/keycloak/registry-realm.json";

    /** The first start also builds the server for its settings, which takes minutes on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String REALM = "/realms/registry";
    private static final String PAGES = "registry-pages";

    private final String address;
    private final String redirect;
    private final String password = UUID.randomUUID().toString();
    private final Process process;

    /**
     * @param place without a registry, so that its ports are free
     * @param registry the one whose pages the realm admits
     */
    private KeycloakServer(Settings place, Settings registry) throws IOException {
        address = "http://localhost:" + place.port(Part.GATEWAY);
        redirect = registry.url(Part.GATEWAY) + "/sign-in";
        Path home = Path.of("target/keycloak-" + version()).toAbsolutePath();
        assertThat(home)
                .as("what pom.xml unpacks, in the version of docker-compose.yml")
                .isDirectory();
        Path imported = Files.createDirectories(home.resolve("data/import")).resolve("registry-realm.json");
        Files.copy(RunningRegistry.root().resolve(REALM_FILE), imported, StandardCopyOption.REPLACE_EXISTING);
        Path log = place.home().resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", home.resolve("bin/kc.sh").toString(), "start", "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", password,
                        "KC_DB", "dev-mem",
                        "KC_CACHE", "local",
                        "KC_HTTP_ENABLED", "true",
                        "KC_HTTP_HOST", "localhost",
                        "KC_HTTP_PORT", Integer.toString(place.port(Part.GATEWAY)),
                        "KC_HOSTNAME", address,
                        "KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true",
                        "REGISTRY_GATEWAY_PORT", Integer.toString(registry.port(Part.GATEWAY))));
        process = builder.start();
        System.out.println("keycloak| its log is " + log);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() ->
                        !process.isAlive() || RestAssured.get(address + REALM).statusCode() == 200);
        assertThat(process.isAlive()).as("runs; its log is %s", log).isTrue();
    }

    /**
     * Starts it, and returns once it answers.
     *
     * @param registry the one whose pages the realm admits
     */
    static KeycloakServer start(Settings registry) throws IOException {
        return new KeycloakServer(Settings.forTests(), registry);
    }

    /** The version of the image in docker-compose.yml. */
    private static String version() throws IOException {
        try (Reader file = Files.newBufferedReader(RunningRegistry.root().resolve("docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(file);
            return document.get("services")
                    .get("keycloak")
                    .get("image")
                    .toString()
                    .replaceFirst(".*:", "");
        }
    }

    /** Its address as users have it, without a path. Every token names it. */
    String address() {
        return address;
    }

    /** The realm as services ask for it: by another name than users, as between containers. */
    String realmForServices() {
        return address.replace("localhost", "127.0.0.1") + REALM;
    }

    /** The variables with which {@code deploy/keycloak/token.sh} finds it. */
    Map<String, String> variables() {
        return Map.of("REGISTRY_KEYCLOAK_URL", address, "REGISTRY_KEYCLOAK_PASSWORD", password);
    }

    /** A request to administer the realm, such as {@code get("/users")}. */
    RequestSpecification administration() {
        String token = RestAssured.given()
                .formParams(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", password)
                .post(address + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return RestAssured.given()
                .baseUri(address)
                .basePath("/admin" + REALM)
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token);
    }

    /** The id of a client, by which it is administered. */
    String client(String name) {
        return administration()
                .queryParam("clientId", name)
                .get("/clients")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    /** How long tokens are accepted from now on. */
    void setLifeOfTokens(Duration life) {
        administration()
                .body(Map.of("accessTokenLifespan", life.toSeconds()))
                .put()
                .then()
                .statusCode(204);
    }

    /** Adds a user with a role of the realm. */
    void addUser(String name, String itsPassword, String role, String agency) {
        String user = created(administration()
                .body(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("agency", List.of(agency)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", itsPassword, "temporary", false))))
                .post("/users"));
        Map<String, Object> representation = administration()
                .get("/roles/" + role)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        administration()
                .body(List.of(representation))
                .post("/users/" + user + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }

    /**
     * Adds a client for a machine that has nothing to do with the registry.
     *
     * @return its id, by which it is administered
     */
    String addMachine(String name) {
        return created(administration()
                .body(Map.of("clientId", name, "serviceAccountsEnabled", true, "standardFlowEnabled", false))
                .post("/clients"));
    }

    private static String created(Response answer) {
        return answer.then().statusCode(201).extract().header("Location").replaceFirst(".*/", "");
    }

    /** A token that a client gets with its secret. */
    String tokenOfMachine(String name) {
        String secret = administration()
                .queryParam("clientId", name)
                .get("/clients")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].secret");
        return token(Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", secret));
    }

    /** A token that a user gets as the pages do: by the form for names and passwords, a code, and the proof that it belongs to the same page (PKCE). */
    String tokenOfUser(String name, String itsPassword) throws GeneralSecurityException {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        Response page = login(Map.of("code_challenge", challenge, "code_challenge_method", "S256"));
        assertThat(page.statusCode()).isEqualTo(200);
        Response answer = RestAssured.given()
                .redirects()
                .follow(false)
                .cookies(page.cookies())
                .formParams("username", name, "password", itsPassword)
                .post(action(page));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                PAGES,
                "redirect_uri",
                redirect,
                "code",
                part(answer.header("Location"), "[?&]code=([^&]+)"),
                "code_verifier",
                verifier));
    }

    /** The answer to a page of the registry that sends its user here, with these parameters besides the usual ones. */
    Response login(Map<String, String> parameters) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .queryParams(parameters)
                .queryParams(Map.of(
                        "client_id", PAGES, "response_type", "code", "scope", "openid", "redirect_uri", redirect))
                .get(address + REALM + "/protocol/openid-connect/auth");
    }

    /** Where the form for names and passwords is sent. */
    static String action(Response page) {
        return part(page.asString(), "<form[^>]* action=\"([^\"]+)\"").replace("&amp;", "&");
    }

    /** What the first group of a pattern finds in a text. */
    static String part(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s is in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private String token(Map<String, String> form) {
        return RestAssured.given()
                .formParams(form)
                .post(address + REALM + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
