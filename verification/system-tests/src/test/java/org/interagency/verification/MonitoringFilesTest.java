package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The alerts and the dashboard speak of metrics that docs/operating.md lists, and Prometheus's own tool accepts them. */
class MonitoringFilesTest {

    private static final Path RULES = RunningRegistry.root().resolve("deploy/prometheus");
    private static final Path DASHBOARD = RunningRegistry.root().resolve("deploy/grafana/registry.json");

    /** Everything in PromQL that holds words which are no metrics: texts, matchers of labels, lists of labels, durations. */
    private static final Pattern NO_METRICS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");

    /** A name that is not the name of a function. */
    private static final Pattern WORD = Pattern.compile("(?<![\\w:])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    @Test
    void metricsOfAlertsAndDashboardAreDocumented() throws IOException {
        Set<String> documented = firstColumnOf("| metric |");
        assertThat(metricsOf("sum by (service) (rate(a_total{b=\"c_d\"}[5m])) / on (service) e_f > 0 and g_h"))
                .containsExactly("a_total", "e_f", "g_h");
        assertThat(alertExpressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(documented).as(expression).containsAll(metricsOf(expression)));
        assertThat(dashboardExpressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(documented).as(expression).containsAll(metricsOf(expression)));
    }

    @Test
    void eachAlertHasASeverityASummaryAndAnAnswerInTheManual() throws IOException {
        Set<String> answered = firstColumnOf("| alert |");
        Set<String> names = new TreeSet<>();
        for (Map<?, ?> alert : alerts()) {
            names.add(alert.get("alert").toString());
            assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning");
            assertThat(((Map<?, ?>) alert.get("annotations")).get("summary"))
                    .asString()
                    .isNotBlank();
        }
        assertThat(names).isEqualTo(answered);
    }

    @Test
    void eachAlertIsTested() throws IOException {
        String tests = Files.readString(RULES.resolve("registry.rules.test.yml"));
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(tests).containsPattern("alertname: " + alert.get("alert") + "\n"));
    }

    @Test
    void thePanelsOfTheDashboardDoNotOverlapAndUseTheChosenPrometheus() throws IOException {
        List<JsonNode> panels = panels();
        Set<Integer> ids = new TreeSet<>();
        Set<String> cells = new TreeSet<>();
        for (JsonNode panel : panels) {
            JsonNode place = panel.get("gridPos");
            assertThat(ids.add(panel.get("id").asInt())).as("%s", panel).isTrue();
            assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    String cell =
                            (place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y);
                    assertThat(cells.add(cell)).as("%s", panel).isTrue();
                }
            }
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
            }
        }
    }

    static boolean promtoolIsAtHand() {
        return Terminal.has("promtool");
    }

    @Test
    @EnabledIf("promtoolIsAtHand")
    void prometheusAcceptsTheRulesAndTheyFireWhenTheyShould(@TempDir Path folder) throws IOException {
        promtool("check", "rules", "--lint-fatal", "registry.rules.yml");
        promtool("test", "rules", "registry.rules.test.yml");
        promtool("check", "config", "prometheus.example.yml");
        List<Map<String, String>> asRules = new ArrayList<>();
        for (String expression : dashboardExpressions()) {
            asRules.add(Map.of("record", "panel:" + asRules.size(), "expr", expression));
        }
        Path panels = folder.resolve("panels.yml");
        Files.writeString(
                panels, new Yaml().dump(Map.of("groups", List.of(Map.of("name", "panels", "rules", asRules)))));
        promtool("check", "rules", panels.toString());
    }

    private static void promtool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s: %s", command, said)
                .isZero();
    }

    private static List<Map<?, ?>> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<?, ?>>>>> file =
                new Yaml().load(Files.readString(RULES.resolve("registry.rules.yml")));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .toList();
    }

    private static List<String> alertExpressions() throws IOException {
        return alerts().stream().map(alert -> alert.get("expr").toString()).toList();
    }

    private static List<JsonNode> panels() throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels").forEach(panels::add);
        return panels;
    }

    /** With values in the place of Grafana's variables. */
    private static List<String> dashboardExpressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.get("expr")
                        .asText()
                        .replace("$__rate_interval", "5m")
                        .replace("$service", ".*"))));
        return expressions;
    }

    private static Set<String> metricsOf(String expression) {
        Set<String> metrics = new TreeSet<>();
        Matcher word = WORD.matcher(NO_METRICS.matcher(expression).replaceAll(" "));
        while (word.find()) {
            metrics.add(word.group());
        }
        metrics.removeAll(OPERATORS);
        return metrics;
    }

    /** The names in the first column of each table of docs/operating.md whose heading begins so. */
    static Set<String> firstColumnOf(String heading) throws IOException {
        Set<String> names = new TreeSet<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(RunningRegistry.root().resolve("docs/operating.md"))) {
            inTable = line.startsWith("|") && (inTable || line.startsWith(heading));
            if (inTable) {
                Matcher name = Pattern.compile("`(\\w+)[^`]*`").matcher(line.split("\\|")[1]);
                while (name.find()) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }
}
