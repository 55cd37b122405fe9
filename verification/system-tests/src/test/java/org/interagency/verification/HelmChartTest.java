package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The chart, rendered by Helm itself. Each object is held against the schemas of Kubernetes as its Java client has them: no unknown field, no missing
 * one, no wrong type. A cluster does not run here.
 */
class HelmChartTest {

    private static final Path CHART = RunningRegistry.root().resolve("deploy/helm/registry");
    private static final Path SITE = RunningRegistry.root().resolve("deploy/helm/site.example.yaml");
    private static final String KUBERNETES = "1.31.0";
    private static final String POOL = "QUARKUS_DATASOURCE_JDBC_MAX_SIZE";

    /** Part of another variable, which is what the service reads. */
    private static final String KAFKA_PASSWORD = "REGISTRY_KAFKA_PASSWORD";

    static Stream<Part> services() {
        return Stream.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);
    }

    @Test
    void helmFindsNothingToComplainOf(@TempDir Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(CHART.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Map<String, Object> values = new HashMap<>(new Yaml().load(Files.readString(CHART.resolve("values.yaml"))));
        values.putAll(new Yaml().load(Files.readString(SITE)));
        Files.writeString(copy.resolve("values.yaml"), new Yaml().dump(values));
        LintResult result = new Helm(copy).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void eachObjectIsWhatKubernetesKnows() throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        for (JsonElement object : rendered(chart())) {
            String kind = object.getAsJsonObject().get("kind").getAsString();
            switch (kind) {
                case "Deployment" -> V1Deployment.validateJsonElement(object);
                case "Service" -> V1Service.validateJsonElement(object);
                case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(object);
                case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(object);
                default -> throw new AssertionError("no schema is chosen for " + kind);
            }
            kinds.merge(kind, 1, Integer::sum);
        }
        assertThat(kinds)
                .isEqualTo(Map.of("Deployment", 4, "Service", 4, "PodDisruptionBudget", 4, "NetworkPolicy", 2));
    }

    @Test
    void withoutNetworkPolicyThereIsNone() {
        assertThat(rendered(chart().set("networkPolicy.enabled", "false")))
                .extracting(object -> object.getAsJsonObject().get("kind").getAsString())
                .doesNotContain("NetworkPolicy")
                .hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasTheSameConfigurationNamesAsWithoutContainers(Part service) {
        List<String> names = new ArrayList<>();
        container(service)
                .getAsJsonObject()
                .getAsJsonArray("env")
                .forEach(variable ->
                        names.add(variable.getAsJsonObject().get("name").getAsString()));
        assertThat(names)
                .contains("QUARKUS_OTEL_SDK_DISABLED") // of the site
                .filteredOn(name -> !Set.of("QUARKUS_OTEL_SDK_DISABLED", POOL, KAFKA_PASSWORD)
                                .contains(name)
                        && !name.startsWith("REGISTRY_SIGNIN_"))
                .containsExactlyInAnyOrderElementsOf(SiteVariables.of(service));
        assertThat(at(variable(service, SiteVariables.PROVIDER), "value"))
                .isEqualTo("https://login.example.org/realms/social");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aPodIsProbedLimitedAndConfined(Part service) {
        JsonElement container = container(service);
        assertThat(at(container, "startupProbe.httpGet.path")).isEqualTo("/q/health/started");
        assertThat(at(container, "livenessProbe.httpGet.path")).isEqualTo("/q/health/live");
        assertThat(at(container, "readinessProbe.httpGet.path")).isEqualTo("/q/health/ready");
        assertThat(at(container, "resources.requests.memory")).isEqualTo("1Gi");
        assertThat(at(container, "resources.limits.memory")).isEqualTo("1Gi");
        assertThat(at(container, "securityContext.readOnlyRootFilesystem")).isEqualTo("true");
        assertThat(at(container, "securityContext.allowPrivilegeEscalation")).isEqualTo("false");
        JsonElement deployment = deployment(service, chart());
        assertThat(at(deployment, "spec.replicas")).isEqualTo("2");
        assertThat(at(deployment, "spec.template.spec.securityContext.runAsNonRoot"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("services")
    void temporaryFilesAreLimited(Part service) {
        JsonElement container = container(service);
        assertThat(at(container, "resources.requests.ephemeral-storage")).isEqualTo("512Mi");
        assertThat(at(container, "resources.limits.ephemeral-storage")).isEqualTo("3Gi");
        JsonElement volumes = pod(service).getAsJsonArray("volumes");
        assertThat(volumes.getAsJsonArray()).singleElement().satisfies(tmp -> assertThat(at(tmp, "emptyDir.sizeLimit"))
                .isEqualTo("2560Mi"));
    }

    /** Three of PostgreSQL's 100 connections are for superusers. While the last pod of a service is replaced, an old one may still be ending. */
    @Test
    void theConnectionsOfAllPodsFitIntoAStandardPostgresAlsoDuringAnUpdate() {
        int connections = 0;
        for (Part service : List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING)) {
            JsonElement deployment = deployment(service, chart());
            int replicas = Integer.parseInt(at(deployment, "spec.replicas"));
            assertThat(at(deployment, "spec.strategy.rollingUpdate.maxSurge")).isEqualTo("1");
            connections += 2 * replicas * Integer.parseInt(at(variable(service, POOL), "value"));
        }
        assertThat(connections).isPositive().isLessThanOrEqualTo(97);
    }

    @Test
    void passwordsComeFromTheSecretsOfTheSite() {
        for (Part service : List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING)) {
            Map.of("QUARKUS_DATASOURCE_PASSWORD", "registry-databases", KAFKA_PASSWORD, "registry-kafka")
                    .forEach((name, secret) -> {
                        JsonElement password = variable(service, name);
                        assertThat(password.getAsJsonObject().has("value")).isFalse();
                        assertThat(at(password, "valueFrom.secretKeyRef.name")).isEqualTo(secret);
                        assertThat(at(password, "valueFrom.secretKeyRef.key") + "-service")
                                .isEqualTo(service.directory());
                    });
        }
    }

    @Test
    void readersSignInAtTheProviderWhereTheSiteHasASecretForTheirCookies() {
        assertThat(at(variable(Part.GATEWAY, SiteVariables.SIGN_IN), "value")).isEqualTo("true");
        assertThat(at(variable(Part.GATEWAY, "REGISTRY_SIGNIN_CLIENT"), "value"))
                .isEqualTo("registry-pages");
        JsonElement secret = variable(Part.GATEWAY, SiteVariables.SIGN_IN_SECRET);
        assertThat(secret.getAsJsonObject().has("value")).isFalse();
        assertThat(at(secret, "valueFrom.secretKeyRef.name")).isEqualTo("registry-pages");
        assertThat(at(secret, "valueFrom.secretKeyRef.key")).isEqualTo("session");
        assertThat(at(variable(Part.GATEWAY, "REGISTRY_SIGNIN_CLIENT_SECRET"), "valueFrom.secretKeyRef.optional"))
                .isEqualTo("true");
        assertThat(container(Part.AGENCY).toString()).doesNotContain("REGISTRY_SIGNIN");
        assertThat(chart().set("oidc.pages.existingSecret", "").call()).doesNotContain("REGISTRY_SIGNIN");
    }

    /** The names of users and of the mechanism are those of the run without containers, which is known to work. */
    @Test
    void servicesLogInToKafkaAsWithoutContainers() {
        for (Part service : List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING)) {
            Map<String, String> local = Settings.forTests().environmentOf(service);
            assertThat(at(variable(service, "KAFKA_SECURITY_PROTOCOL"), "value"))
                    .isEqualTo("SASL_SSL");
            assertThat(at(variable(service, "KAFKA_SASL_MECHANISM"), "value"))
                    .isEqualTo(local.get("KAFKA_SASL_MECHANISM"));
            assertThat(at(variable(service, "KAFKA_SASL_JAAS_CONFIG"), "value"))
                    .isEqualTo(local.get("KAFKA_SASL_JAAS_CONFIG")
                            .replaceFirst("password=\"[^\"]+\"", "password=\"\\$(REGISTRY_KAFKA_PASSWORD)\""));
        }
    }

    @Test
    void aSiteWhoseKafkaKnowsCertificatesHasNoPasswordsForIt() {
        TemplateCommand chart = chart().set("kafka.securityProtocol", "SSL").set("kafka.existingSecret", "");
        assertThat(chart.call()).contains("KAFKA_SECURITY_PROTOCOL").doesNotContain("SASL", KAFKA_PASSWORD);
    }

    @Test
    void oneServiceCanDifferFromTheOthers() {
        TemplateCommand chart = chart().set("services.mapping-service.replicas", "5");
        assertThat(at(deployment(Part.MAPPING, chart), "spec.replicas")).isEqualTo("5");
        assertThat(at(deployment(Part.PROGRAM, chart), "spec.replicas")).isEqualTo("2");
    }

    @Test
    void whatASiteHasNotSaidAndWhatNobodyKnowsIsNamed() {
        TemplateCommand silent =
                new Helm(CHART).template().withKubeVersion(KUBERNETES).withName("registry");
        assertThatThrownBy(silent::call)
                .hasMessageContaining("/image/repository")
                .hasMessageContaining("/database/host")
                .hasMessageContaining("/database/existingSecret")
                .hasMessageContaining("/kafka/bootstrapServers")
                .hasMessageContaining("/kafka/existingSecret")
                .hasMessageContaining("/oidc/authServerUrl");
        TemplateCommand withoutAddress = chart().set("oidc.authServerUrl", "login.example.org");
        assertThatThrownBy(withoutAddress::call).hasMessageContaining("/oidc/authServerUrl");
        TemplateCommand misspelt = chart().set("database.hots", "postgres.example.org");
        assertThatThrownBy(misspelt::call).hasMessageContaining("hots");
    }

    private static TemplateCommand chart() {
        return new Helm(CHART)
                .template()
                .withKubeVersion(KUBERNETES)
                .withName("registry")
                .withNamespace("social")
                .withValuesFile(SITE);
    }

    private static List<JsonElement> rendered(TemplateCommand chart) {
        List<JsonElement> objects = new ArrayList<>();
        for (Object object : new Yaml().loadAll(chart.call())) {
            objects.add(new Gson().toJsonTree(object));
        }
        return objects;
    }

    private static JsonElement variable(Part service, String name) {
        return StreamSupport.stream(
                        container(service)
                                .getAsJsonObject()
                                .getAsJsonArray("env")
                                .spliterator(),
                        false)
                .filter(variable -> at(variable, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonElement container(Part service) {
        return pod(service).getAsJsonArray("containers").get(0);
    }

    private static JsonObject pod(Part service) {
        return deployment(service, chart())
                .getAsJsonObject()
                .getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec");
    }

    private static JsonElement deployment(Part service, TemplateCommand chart) {
        return rendered(chart).stream()
                .filter(object -> at(object, "kind").equals("Deployment"))
                .filter(object -> at(object, "metadata.name").equals("registry-" + service.directory()))
                .findFirst()
                .orElseThrow();
    }

    /** The value at a path of field names with dots between them. */
    private static String at(JsonElement object, String path) {
        JsonElement value = object;
        for (String field : path.split("\\.")) {
            value = value.getAsJsonObject().get(field);
            assertThat(value).as("%s in %s", path, object).isNotNull();
        }
        return value.getAsString();
    }
}
