package org.interagency.agency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write, and for which agencies. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AccessTest {

    private static final String AUDIENCE = "responsibility-registry";
    private static final String ISSUER = "urn:responsibility-registry:local";

    /** Two ministries, each with an agency. */
    @BeforeEach
    void twoMinistries() {
        put("territories/AC", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        put("agencies/AC-ONE", agency("ministry", null));
        put("agencies/AC-ONE-A", agency("executive-agency", "AC-ONE"));
        put("agencies/AC-TWO", agency("ministry", null));
        put("agencies/AC-TWO-A", agency("executive-agency", "AC-TWO"));
    }

    private static String agency(String kind, String parent) {
        return "{\"name\": {\"en\": \"Agency\"}, \"kind\": \"%s\", \"level\": \"national\", \"territory\": \"AC\"%s}"
                .formatted(kind, parent == null ? "" : ", \"parent\": \"" + parent + "\"");
    }

    private static RequestSpecification registrar(String agency) {
        return requestWith(TestToken.of("registrar", agency));
    }

    private static ValidatableResponse write(RequestSpecification sender, String code, String parent) {
        return sender.body(agency("executive-agency", parent))
                .put("agencies/" + code)
                .then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, String detail) {
        return answer.statusCode(403).body("title", equalTo("Forbidden")).body("detail", containsString(detail));
    }

    @Test
    void everybodyReadsAndNobodyWritesWithoutAToken() {
        anonymousRequest().get("agencies/AC-ONE").then().statusCode(200);
        write(anonymousRequest(), "AC-ONE-B", "AC-ONE")
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("needs a token"));
        anonymousRequest().get("agencies/AC-ONE-B").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "auditor", "admin"})
    void onlyRegistrarsWriteAgencies(String role) {
        refused(write(requestWith(TestToken.of(role, null)), "AC-ONE-B", "AC-ONE"), "needs the role registrar");
    }

    @Test
    void aRegistrarWritesItsAgencyAndThoseBelow() {
        write(registrar("AC-ONE"), "AC-ONE-A", "AC-ONE").statusCode(200);
        write(registrar("AC-ONE"), "AC-ONE-N", "AC-ONE-A");
        registrar("AC-ONE").delete("agencies/AC-ONE-N?on=2024-01-01").then().statusCode(200);
        registrar("AC-ONE")
                .body(agency("ministry", null))
                .put("agencies/AC-ONE")
                .then()
                .statusCode(200);
        refused(write(registrar("AC-ONE-A"), "AC-ONE", null), "The agency AC-ONE belongs to AC-ONE");
    }

    @Test
    void aRegistrarWritesNoAgencyOfOthers() {
        refused(write(registrar("AC-ONE"), "AC-TWO-A", "AC-TWO"), "belongs to AC-TWO-A");
        refused(write(registrar("AC-ONE"), "AC-TWO-B", "AC-TWO"), "belongs to AC-TWO");
        refused(write(registrar("AC-ONE"), "AC-THREE", null), "belongs to AC-THREE");
        refused(registrar("AC-ONE").delete("agencies/AC-TWO-A").then(), "belongs to AC-TWO-A");
        anonymousRequest().get("agencies/AC-TWO-A").then().body("validTo", nullValue());
    }

    @Test
    void aRegistrarTakesNoAgencyAndGivesNoneAway() {
        refused(write(registrar("AC-ONE"), "AC-TWO-A", "AC-ONE"), "belongs to AC-TWO, AC-TWO-A");
        refused(write(registrar("AC-ONE"), "AC-ONE-A", "AC-TWO"), "belongs to AC-TWO");
        anonymousRequest().get("agencies/AC-ONE-A").then().body("parent", equalTo("AC-ONE"));
    }

    @Test
    void anImportRejectsTheRowsOfOthers() {
        String rows = "code,name,kind,level,territory,parent_code\n"
                + "AC-ONE-I,Agency,executive-agency,national,AC,AC-ONE\n"
                + "AC-ONE-J,Agency,executive-agency,national,AC,AC-ONE-I\n"
                + "AC-TWO-I,Agency,executive-agency,national,AC,AC-TWO\n";
        registrar("AC-ONE")
                .contentType("text/csv; charset=UTF-8")
                .body(rows)
                .post("agencies/import")
                .then()
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("rejected", hasSize(1))
                .body("rejected[0].line", equalTo(4))
                .body("rejected[0].reason", containsString("belongs to AC-TWO"));
    }

    @Test
    void theCentralRegistryOfficeWritesForAll() {
        write(registrar("*"), "AC-TWO-A", "AC-TWO").statusCode(200);
    }

    @Test
    void aRegistrarWithoutAnAgencyWritesNothing() {
        refused(write(registrar(null), "AC-ONE-A", "AC-ONE"), "names no agency");
    }

    @Test
    void coordinatorsAuditorsAndAdminsReadWhoWroteAVersion() {
        for (String role : List.of("coordinator", "auditor", "admin")) {
            requestWith(TestToken.of(role, null))
                    .get("agencies/AC-ONE/history")
                    .then()
                    .statusCode(200)
                    .body("items[0].by", equalTo(TestToken.BEARER));
        }
        for (RequestSpecification reader : List.of(anonymousRequest(), registrar("AC-ONE"))) {
            reader.get("agencies/AC-ONE/history").then().statusCode(200).body("items[0].by", nullValue());
        }
    }

    @Test
    void anotherSenderGetsNoAnswerByTheKeyOfARequest() {
        String body = "{\"code\": \"AC-ONE-K\", "
                + agency("executive-agency", "AC-ONE").substring(1);
        registrar("AC-ONE")
                .header("Idempotency-Key", "ac-1")
                .body(body)
                .post("agencies")
                .then()
                .statusCode(201);
        requestWith(TestToken.tokens().token("another", List.of("registrar"), "AC-TWO", Duration.ofMinutes(5)))
                .header("Idempotency-Key", "ac-1")
                .body(body)
                .post("agencies")
                .then()
                .statusCode(403);
    }

    static Stream<String> tokensThatAreNotAccepted() throws JoseException {
        String genuine = TestToken.of("registrar", "*");
        String[] parts = genuine.split("\\.");
        return Stream.of(
                changed(claims -> claims.setExpirationTimeMinutesInTheFuture(-5)),
                changed(claims -> claims.setAudience("another")),
                changed(claims -> claims.unsetClaim("aud")),
                changed(claims -> claims.setIssuer("urn:another")),
                encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                confused(parts[1]),
                parts[0] + "."
                        + encoded(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                                .replace("registrar", "admin"))
                        + "." + parts[2],
                "nonsense");
    }

    private static String changed(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("forger");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("groups", List.of("registrar"));
        claims.setStringClaim("agency", "*");
        change.accept(claims);
        return TestToken.tokens().signed(claims);
    }

    /** Signed with the public key as if it were the secret of an HMAC. */
    private static String confused(String payload) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(
                new HmacKey(Base64.getDecoder().decode(TestToken.tokens().publicKey())));
        return signature.getCompactSerialization();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotAccepted")
    void aTokenThatIsNotAcceptedIsRefusedEvenForReading(String token) {
        for (String path : List.of("agencies/AC-ONE", "agencies")) {
            requestWith(token)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer"))
                    .body("detail", containsString("not accepted"));
        }
        write(requestWith(token), "AC-ONE-A", "AC-ONE").statusCode(401);
    }
}
