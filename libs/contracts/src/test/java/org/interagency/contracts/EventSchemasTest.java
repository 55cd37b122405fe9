package org.interagency.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.EventTypes.Change;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schemas and the AsyncAPI document agree with the records. {@code -Dschemas.rewrite=true} rewrites the schemas. */
class EventSchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/META-INF/resources/events");

    private static final Map<String, Class<? extends Fact>> FACTS = new LinkedHashMap<>();

    static {
        FACTS.put("government-level", GovernmentLevelFact.class);
        FACTS.put("territory", TerritoryFact.class);
        FACTS.put("agency", AgencyFact.class);
        FACTS.put("agency-change", AgencyChangeFact.class);
        FACTS.put("vocabulary-entry", VocabularyEntryFact.class);
        FACTS.put("right", RightFact.class);
        FACTS.put("programme", ProgrammeFact.class);
        FACTS.put("responsibility", ResponsibilityFact.class);
        FACTS.put("agreement", AgreementFact.class);
        FACTS.put("finding", FindingFact.class);
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Set<Map.Entry<String, Class<? extends Fact>>> facts() {
        return FACTS.entrySet();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void theSchemaOfAFactIsThatOfItsRecord(Map.Entry<String, Class<? extends Fact>> fact) throws IOException {
        Path file = PUBLISHED.resolve("schemas/" + fact.getKey() + ".v1.json");
        ObjectNode generated = generator().generateSchema(fact.getValue());
        if (Boolean.getBoolean("schemas.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(generated) + "\n");
        }
        assertThat(JSON.readTree(file.toFile())).isEqualTo(generated);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withNullableCheck(EventSchemasTest::isNullable)
                .withRequiredCheck(field -> true)
                .withArrayUniqueItemsResolver(
                        field -> Set.class.isAssignableFrom(field.getType().getErasedType()) ? true : null);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            Class<?> erased = type.getErasedType();
            if (Coded.class.isAssignableFrom(erased)) {
                return new CustomDefinition(vocabulary(erased.asSubclass(Coded.class)));
            }
            return erased == BigDecimal.class ? new CustomDefinition(amount()) : null;
        });
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode vocabulary(Class<? extends Coded> vocabulary) {
        ObjectNode schema = JSON.createObjectNode().put("type", "string");
        ArrayNode codes = schema.putArray("enum");
        Coded.codes(vocabulary).forEach(codes::add);
        return schema;
    }

    private static ObjectNode amount() {
        return JSON.createObjectNode().put("type", "string").put("pattern", "^[0-9]+(\\.[0-9]+)?$");
    }

    @Test
    void theAsyncApiDocumentNamesEachTopicAndEachEventType() throws IOException {
        JsonNode document =
                new YAMLMapper().readTree(PUBLISHED.resolve("asyncapi.yaml").toFile());
        Set<String> addresses = new HashSet<>();
        document.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Topics.FACTS.stream(), Stream.of(Topics.DEAD_LETTERS))
                                .toList());
        Set<String> messages = new HashSet<>();
        document.at("/components/messages")
                .forEach(message -> messages.add(message.get("name").asText()));
        assertThat(messages)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(eventTypes(), Stream.of("org.interagency.dead-letter"))
                                .toList());
        for (JsonNode reference : document.findValues("$ref")) {
            if (reference.asText().startsWith("./")) {
                assertThat(PUBLISHED.resolve(reference.asText())).exists();
            } else {
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                        .as(reference.asText())
                        .isFalse();
            }
        }
    }

    /** Reorganisations are registered and never changed. */
    private static Stream<Change> changesOf(String kind) {
        return kind.equals("agency-change") ? Stream.of(Change.REGISTERED) : Arrays.stream(Change.values());
    }

    private static Stream<String> eventTypes() {
        Stream<String> registered = FACTS.keySet().stream()
                .filter(kind -> !kind.equals("finding"))
                .flatMap(kind -> changesOf(kind).map(change -> EventTypes.of(kind, change)));
        return Stream.concat(registered, Arrays.stream(FindingChange.values()).map(EventTypes::of));
    }
}
