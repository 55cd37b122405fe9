package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.all;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.interagency.contracts.Topics;
import org.interagency.localstack.ReaderFiles;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guarantees for a subscriber who knows only the published documents. */
@ExtendWith(SharedRegistry.class)
class EventsTest {

    private static final Map<String, String> SCHEMAS = Map.of(
            Topics.GOVERNMENT_LEVELS, "government-level",
            Topics.TERRITORIES, "territory",
            Topics.AGENCIES, "agency",
            Topics.AGENCY_CHANGES, "agency-change",
            Topics.VOCABULARIES, "vocabulary-entry",
            Topics.RIGHTS, "right",
            Topics.PROGRAMMES, "programme",
            Topics.RESPONSIBILITIES, "responsibility",
            Topics.AGREEMENTS, "agreement",
            Topics.FRAGMENTATION, "finding");

    private final RunningRegistry registry;

    EventsTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @Test
    void everyEventIsACloudEventThatItsSchemaAllows() {
        Map<String, JsonSchema> schemas = new HashMap<>();
        SCHEMAS.forEach((topic, name) -> schemas.put(topic, schema(name)));
        for (Event event : readUntilTheyHold(keysOf("findings", "id"))) {
            assertThat(event.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_subject", event.key())
                    .containsEntry("content-type", "application/json")
                    .containsKeys("ce_id", "ce_time", "ce_source");
            assertThat(UUID.fromString(event.headers().get("ce_id"))).isNotNull();
            assertThat(schemas.get(event.topic()).validate(event.data(), InputFormat.JSON))
                    .as(event.data())
                    .isEmpty();
        }
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EventsTest.class.getResourceAsStream(
                        "/META-INF/resources/events/schemas/" + name + ".v1.json"));
    }

    /** A topic that is read from its start holds everything, so that a new subscriber can rebuild the registry from nothing. */
    @Test
    void theTopicsHoldAllThatTheRegistryHolds() {
        Set<String> keys = new HashSet<>();
        for (String collection :
                List.of("government-levels", "territories", "agencies", "rights", "programmes", "agreements")) {
            keys.addAll(keysOf(collection, "code"));
        }
        keys.addAll(keysOf("responsibilities", "id"));
        keys.addAll(keysOf("findings?period=1500-01-01/9999-12-31", "id"));
        assertThat(keys).hasSizeGreaterThan(500);
        readUntilTheyHold(keys);
    }

    private static Set<String> keysOf(String collection, String field) {
        return all(collection).stream().map(item -> item.get(field).toString()).collect(Collectors.toSet());
    }

    private List<Event> readUntilTheyHold(Set<String> keys) {
        try (EventReader reader = new EventReader(registry.settings(), Topics.FACTS.toArray(String[]::new))) {
            return reader.untilAll(events ->
                    events.stream().map(Event::key).collect(Collectors.toSet()).containsAll(keys));
        }
    }

    static boolean kcatIsAtHand() {
        return Terminal.has("kcat");
    }

    @Test
    @EnabledIf("kcatIsAtHand")
    void kcatReadsThemToo() throws IOException {
        Process kcat = new ProcessBuilder(
                        "kcat",
                        "-C",
                        "-F",
                        new ReaderFiles(registry.settings()).kcat().toString(),
                        "-t",
                        Topics.PROGRAMMES,
                        "-o",
                        "beginning",
                        "-e",
                        "-q",
                        "-f",
                        "%k\\t%h\\t%s\\n")
                .start();
        List<String> lines = kcat.inputReader().lines().toList();
        assertThat(kcat.onExit().join().exitValue()).isZero();
        String line = lines.stream()
                .filter(one -> one.startsWith("CL-PGU\t"))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("ce_type=org.interagency.programme.registered.v1", "ce_subject=CL-PGU");
        assertThat(new JsonPath(line.substring(line.lastIndexOf('\t') + 1)).getString("name.es"))
                .isEqualTo("Pensión Garantizada Universal");
    }
}
