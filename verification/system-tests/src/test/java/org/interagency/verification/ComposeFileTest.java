package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The containers are configured like the processes of {@code ./registry up}. */
class ComposeFileTest {

    private static final String KEYCLOAK = "keycloak";

    static Stream<Part> services() {
        return Stream.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasTheSameConfigurationNamesInBoth(Part service) throws IOException {
        Map<?, ?> containers = new HashMap<>(environment(service));
        containers.values().removeIf(Objects::isNull); // passed on if they are set, as without containers

        assertThat(containers.keySet()).isEqualTo(SiteVariables.of(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsBuiltFromItsOwnDirectoryAndAskedForItsHealth(Part service) throws IOException {
        assertThat(service(service)).containsKeys("healthcheck", "depends_on");
        assertThat(service(service).get("build"))
                .isEqualTo(Map.of("context", ".", "args", Map.of("SERVICE", service.directory())));
    }

    /** A hang is found by liveness, and a database that is away by readiness. */
    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsUnhealthyIfItDoesNotLiveOrIsNotReady(Part service) throws IOException {
        assertThat(((Map<?, ?>) service(service).get("healthcheck")).get("test"))
                .asString()
                .contains("for kind in live ready", "/q/health/$$kind");
    }

    @Test
    void filesThatAreImportedAreOnDiskAndNotInMemory() throws IOException {
        for (Part service : List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING)) {
            assertThat(service(service)).doesNotContainKey("tmpfs").containsEntry("read_only", true);
            String volume = service.directory().replace("-service", "-files");
            assertThat((List<?>) service(service).get("volumes")).asString().isEqualTo("[" + volume + ":/tmp]");
            assertThat(document().get("volumes")).containsKey(volume);
        }
    }

    @Test
    void aServiceThatHasNoMemoryLeftEndsSoThatItIsStartedAgain() throws IOException {
        assertThat(Files.readAllLines(RunningRegistry.root().resolve("Dockerfile")))
                .filteredOn(line -> line.startsWith("ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("ENTRYPOINT [\"java\", ")
                .contains("\"-XX:+ExitOnOutOfMemoryError\"");
        for (Part service : services().toList()) {
            assertThat(service(service))
                    .containsEntry("restart", "unless-stopped")
                    .doesNotContainKey("entrypoint");
        }
    }

    @Test
    void memoryProcessorsProcessesAndLogsAreLimited() throws IOException {
        assertThat(all().values()).hasSize(8).allSatisfy(service -> {
            assertThat(service).containsKeys("mem_limit", "cpus", "pids_limit");
            assertThat(((Map<?, ?>) ((Map<?, ?>) service.get("logging")).get("options")).keySet())
                    .isEqualTo(Set.of("max-size", "max-file"));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "KAFKA"})
    void theVariableThatChangesAPortWithoutContainersChangesItInThem(Part part) throws IOException, StackException {
        String port = "${%s:-%s}"
                .formatted(
                        part.variable(),
                        Settings.fromEnvironment(RunningRegistry.root(), Map.of())
                                .port(part));
        assertThat((List<?>) service(part).get("ports")).asString().startsWith("[127.0.0.1:" + port + ":");
        if (part == Part.KAFKA) {
            assertThat(environment(part).get("KAFKA_ADVERTISED_LISTENERS"))
                    .asString()
                    .endsWith("localhost:" + port);
        }
    }

    @Test
    void onlyTheGatewayKafkaAndKeycloakAreReachedFromOutside() throws IOException {
        assertThat(all().entrySet().stream()
                        .filter(entry -> entry.getValue().containsKey("ports"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gateway", "kafka", "keycloak");
    }

    /** A site with a provider of its own sets one variable, and Keycloak does not run. */
    @ParameterizedTest
    @MethodSource("services")
    void keycloakSignsTheTokensUnlessTheSiteHasAProvider(Part service) throws IOException {
        assertThat(environment(service).get(SiteVariables.PROVIDER))
                .isEqualTo("${" + SiteVariables.PROVIDER + ":-http://keycloak:8080/realms/registry}");
        assertThat(((Map<?, ?>) service(service).get("depends_on")).get(KEYCLOAK))
                .isEqualTo(Map.of("condition", "service_healthy", "required", false));
        assertThat(all().get(KEYCLOAK).get("profiles")).isEqualTo(List.of(KEYCLOAK));
    }

    /** A token that was fetched from outside is refused if a service knows the issuer by another address. */
    @Test
    void keycloakHasOneNameInsideAndOutside() throws IOException {
        String port = "${REGISTRY_KEYCLOAK_PORT:-8180}";
        assertThat((List<?>) all().get(KEYCLOAK).get("ports")).asString().isEqualTo("[127.0.0.1:" + port + ":8080]");
        assertThat(keycloak())
                .containsEntry("KC_HOSTNAME", "http://localhost:" + port)
                .containsEntry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
    }

    @Test
    void keycloakDoesNotStartWithoutAPassword() throws IOException {
        assertThat(keycloak()).containsEntry("KC_BOOTSTRAP_ADMIN_PASSWORD", "${REGISTRY_KEYCLOAK_PASSWORD:-}");
        assertThat(((List<?>) all().get(KEYCLOAK).get("entrypoint")).get(2))
                .asString()
                .startsWith(": \"$${KC_BOOTSTRAP_ADMIN_PASSWORD:?Set REGISTRY_KEYCLOAK_PASSWORD");
    }

    /** What the file says is tried by {@code ProviderTest}. */
    @Test
    void keycloakImportsTheRealmWithTheRolesAndNoSecret() throws IOException {
        assertThat((List<?>) all().get(KEYCLOAK).get("volumes"))
                .asString()
                .isEqualTo("[./" + KeycloakServer.REALM_FILE + ":/opt/keycloak/data/import/registry-realm.json:ro]");
        JsonPath realm = JsonPath.from(
                RunningRegistry.root().resolve(KeycloakServer.REALM_FILE).toFile());
        assertThat(realm.getList("roles.realm.name"))
                .containsExactlyInAnyOrder("registrar", "coordinator", "auditor", "admin");
        assertThat(realm.getList("clients.secret")).containsOnlyNulls();
        assertThat(realm.getList("users.credentials")).containsOnlyNulls();
    }

    private static Map<String, Object> keycloak() throws IOException {
        Map<String, Object> environment = new HashMap<>();
        ((Map<?, ?>) all().get(KEYCLOAK).get("environment"))
                .forEach((name, value) -> environment.put((String) name, value));
        return environment;
    }

    @Test
    void noPasswordHasDefault() throws IOException {
        String file = Files.readString(RunningRegistry.root().resolve("docker-compose.yml"));
        assertThat(Pattern.compile("\\$\\{(\\w*PASSWORD)(:-[^$}]|:?[=+]|-)")
                        .matcher(file)
                        .results())
                .isEmpty();
        assertThat(environment(Part.POSTGRES).get("POSTGRES_PASSWORD"))
                .asString()
                .startsWith("${REGISTRY_DATABASE_PASSWORD:?set it with: export REGISTRY_DATABASE_PASSWORD=");
    }

    /** Kafka's users and rights are those of the run without containers, whose tests try them. */
    @Test
    void kafkaLetsInNobodyWithoutPassword() throws IOException {
        Map<?, ?> kafka = environment(Part.KAFKA);
        assertThat(kafka.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP")).asString().matches("(\\w+:SASL_PLAINTEXT,?){3}");
        for (String listener : List.of("INTERNAL", "EXTERNAL", "CONTROLLER")) {
            String sasl = "KAFKA_LISTENER_NAME_" + listener + "_SCRAM___SHA___512_SASL_";
            isClassOfLocalStack(kafka.get(sasl + "SERVER_CALLBACK_HANDLER_CLASS"));
            assertThat(kafka.get(sasl + "JAAS_CONFIG"))
                    .asString()
                    .contains("user_broker=", "user_agency=", "user_program=", "user_mapping=", "user_reader=");
        }
        isClassOfLocalStack(kafka.get("KAFKA_AUTHORIZER_CLASS_NAME"));
        assertThat(kafka.get("KAFKA_SUPER_USERS")).isEqualTo("User:broker");
        assertThat(kafka.get("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND")).isEqualTo("false");
        assertThat((List<?>) service(Part.KAFKA).get("volumes"))
                .asString()
                .contains("./local-stack/target/local-stack.jar:/opt/kafka/libs/registry.jar:ro");
    }

    private static void isClassOfLocalStack(Object name) {
        assertThat(RunningRegistry.root()
                        .resolve("local-stack/src/main/java")
                        .resolve(name.toString().replace('.', '/') + ".java"))
                .exists();
    }

    private static Map<?, ?> environment(Part service) throws IOException {
        return (Map<?, ?>) service(service).get("environment");
    }

    private static Map<String, Object> service(Part service) throws IOException {
        return all().get(service.directory());
    }

    private static Map<String, Map<String, Object>> all() throws IOException {
        return document().get("services");
    }

    private static Map<String, Map<String, Map<String, Object>>> document() throws IOException {
        try (Reader file = Files.newBufferedReader(RunningRegistry.root().resolve("docker-compose.yml"))) {
            return new Yaml().load(file);
        }
    }
}
