package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;

/** The bill of materials lists what is shipped, and nothing else. The plugin that writes it checks it against the schema of CycloneDX. */
class SbomTest {

    private static final Path SBOM = RunningRegistry.root().resolve("deploy/sbom/target/registry.cdx.json");

    /** local-stack runs from its classes, and Quarkus leaves the other one out of a service. */
    private static final Set<String> NO_JARS = Set.of("local-stack", "quarkus-ide-launcher");

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    @Test
    void listsEachJarOfTheServicesAndOfWhatStartsThem() throws IOException {
        List<JsonNode> components = components();
        Set<String> listed = new TreeSet<>();
        components.forEach(component -> {
            listed.add(component.get("group").asText() + "." + jar(component));
            listed.add(jar(component));
        });

        assertThat(jarsOfServices()).isNotEmpty().isSubsetOf(listed);
        assertThat(jarsOfLocalStack()).isNotEmpty().isSubsetOf(listed);
    }

    @Test
    void listsNothingThatIsNotShipped() throws IOException {
        Set<String> shipped = jarsOfServices();
        shipped.addAll(jarsOfLocalStack());

        assertThat(components())
                .filteredOn(component -> !NO_JARS.contains(component.get("name").asText()))
                .filteredOn(component -> !shipped.contains(jar(component))
                        && !shipped.contains(component.get("group").asText() + "." + jar(component)))
                .isEmpty();
    }

    @Test
    void namesTheLicenceOfEachComponent() throws IOException {
        assertThat(components()).allSatisfy(component -> assertThat(component.path("licenses"))
                .as("%s", component)
                .isNotEmpty());
    }

    @Test
    void isTheSameForTheSameSources() throws IOException {
        JsonNode sbom = new ObjectMapper().readTree(SBOM.toFile());
        assertThat(sbom.has("serialNumber")).isFalse();
        assertThat(sbom.at("/metadata").has("timestamp")).isFalse();
    }

    private static List<JsonNode> components() throws IOException {
        assertThat(SBOM)
                .as("./registry build makes it, unless Maven is offline")
                .exists();
        JsonNode components = new ObjectMapper().readTree(SBOM.toFile()).get("components");
        return StreamSupport.stream(components.spliterator(), false).toList();
    }

    /** The name of the file of a component in a Maven repository. */
    private static String jar(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.get("purl").asText());
        return component.get("name").asText() + "-" + component.get("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    private static Set<String> jarsOfServices() throws IOException {
        Set<String> jars = new TreeSet<>();
        for (Part service : LocalStack.SERVICES) {
            Path built = RunningRegistry.root().resolve(service.directory()).resolve("target/quarkus-app");
            for (String folder : List.of("app", "lib/boot", "lib/main")) {
                jars.addAll(jarsIn(built.resolve(folder)));
            }
        }
        return jars;
    }

    private static Set<String> jarsOfLocalStack() throws IOException {
        return jarsIn(RunningRegistry.root().resolve("local-stack/target/lib"));
    }

    private static Set<String> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
