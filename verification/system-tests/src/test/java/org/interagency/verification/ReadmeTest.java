package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs each command of the README's tour exactly as written. */
@ExtendWith(SharedRegistry.class)
class ReadmeTest {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private final Settings settings;
    private final Terminal terminal;

    ReadmeTest(RunningRegistry registry) {
        settings = registry.settings();
        terminal = new Terminal(RunningRegistry.root(), settings.environment());
    }

    static boolean kcatIsAtHand() {
        return Terminal.has("kcat");
    }

    @Test
    @EnabledIf("kcatIsAtHand")
    void theTourShowsWhatItSays() throws IOException {
        List<String> answers = new ArrayList<>();
        List<String> tour = tour();
        String token = tour.get(0);
        for (String commands : tour.subList(1, tour.size())) {
            answers.add(terminal.run((token + commands)
                    .replace("http://localhost:8080", settings.url(Part.GATEWAY))
                    .replace(".registry/", settings.home() + "/")));
        }
        assertThat(answers).hasSize(13);
        assertThat(answers.get(0)).contains("\"overlap\"", "\"unassigned\"");
        assertThat(answers.get(1)).contains("\"code\":\"CL-BFE\"", "\"version\":1");
        assertThat(answers.get(2)).contains("\"opened\":[],\"changed\":[],\"resolved\":[{");
        assertThat(answers.get(3)).contains("\"opened\":[{", "\"vertical\":true");
        assertThat(answers.get(4)).contains("\"opened\":[{", "{\"items\":[{");
        assertThat(answers.get(5).lines())
                .anyMatch(event -> event.contains("\"overlap\"") && event.contains("\"open\""));
        assertThat(answers.get(6)).contains("\"resolved\":[{").endsWith("{\"items\":[]}");
        assertThat(answers.get(7)).contains("\"status\":403", "CL-MDSF", "belongs to CL-IPS");
        assertThat(answers.get(8)).contains("\"outcome\":\"one\"", "\"CL-IPS\"", "Ley 21.550");
        assertThat(answers.get(9)).contains("\"code\":\"PSS-9\"", "\"CL-PGU\"", "\"unanswered\":[{");
        assertThat(answers.get(10)).contains("\"opened\":[{", "\"orphaned\"", "\"accountability\":[{");
        assertThat(answers.get(11)).contains("\"code\":\"CL-BFE-2030\"", "\"by\":\"office\"");
        assertThat(answers.get(12)).contains("\"stored\":1", "\"line\":3", "\"column\":\"kind\"");
    }

    private static List<String> tour() throws IOException {
        String readme = Files.readString(RunningRegistry.root().resolve("README.md"));
        Matcher commands = COMMANDS.matcher(readme.substring(readme.indexOf("## Five minutes")));
        List<String> found = new ArrayList<>();
        while (commands.find()) {
            found.add(commands.group(1));
        }
        return found;
    }
}
