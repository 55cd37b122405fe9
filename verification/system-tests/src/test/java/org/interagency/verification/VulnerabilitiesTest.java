package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interagency.localstack.VulnerabilityCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./registry vulnerabilities} finds, in a bill of materials with two packages: org.example:thing 1.5.0 and org.example:other 2.0.0. */
class VulnerabilitiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String OF_OTHER_PACKAGE = record("OTHER-1", "org.example:absent", range("introduced:0"));

    @TempDir
    private Path root;

    private Path file;
    private String output = "";

    @BeforeEach
    void writeTheBillOfMaterials() throws IOException {
        file = root.resolve("all.zip");
        Files.createDirectories(root.resolve("deploy/sbom/target"));
        Files.writeString(
                root.resolve("deploy/sbom/target/registry.cdx.json"),
                """
                {"bomFormat": "CycloneDX", "components": [
                  {"group": "org.example", "name": "thing", "version": "1.5.0", "purl": "pkg:maven/org.example/thing@1.5.0?type=jar"},
                  {"group": "org.example", "name": "other", "version": "2.0.0", "purl": "pkg:maven/org.example/other@2.0.0?type=jar"}]}""");
        accept("[]");
    }

    @Test
    void printsPackageVersionIdsSeverityAndFix() throws IOException {
        assertThat(check(
                        """
                                {"id": "GHSA-1", "aliases": ["CVE-1"], "modified": "2026-11-01T00:00:00Z",
                                 "database_specific": {"severity": "HIGH"},
                                 "affected": [{"package": {"ecosystem": "Maven", "name": "org.example:thing"}, %s}]}"""
                                .formatted(range("introduced:1.0", "fixed:1.6"))))
                .isEqualTo(1);
        assertThat(output.lines())
                .containsExactly(
                        "org.example:thing 1.5.0  GHSA-1 CVE-1  HIGH  fixed in 1.6",
                        "2 packages, 1 records, the newest of 2026-11-01T00:00:00Z: 1 known vulnerabilities, 0 of them accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "introduced:0",
                "introduced:1.5.0 fixed:1.5.1",
                "introduced:0 last_affected:1.5.0",
                "introduced:0 fixed:1.2 introduced:1.4 fixed:1.6",
                "fixed:1.6 introduced:1.4 fixed:1.2 introduced:0",
                "introduced:1.5.0 last_affected:1.5.0",
                // Maven's order, not that of texts
                "introduced:0 fixed:1.10",
                "introduced:0 last_affected:1.5",
                "introduced:1.5.Final fixed:1.5-sp",
                "introduced:1.5.0-rc1"
            })
    void findsAVersionInARange(String events) throws IOException {
        assertThat(check(record("IN-1", "org.example:thing", range(events.split(" ")))))
                .isEqualTo(1);
        assertThat(output).startsWith("org.example:thing 1.5.0  IN-1  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "introduced:1.6",
                "introduced:0 fixed:1.5.0",
                "introduced:0 fixed:1.5",
                "introduced:0 last_affected:1.4.9",
                "introduced:0 fixed:1.2 introduced:1.6 fixed:1.8",
                "introduced:1.10 fixed:1.11",
                "introduced:0 fixed:1.5.0-rc1"
            })
    void findsNoVersionOutsideOfARange(String events) throws IOException {
        assertThat(check(record("OUT-1", "org.example:thing", range(events.split(" ")))))
                .isZero();
        assertThat(output).doesNotContain("OUT-1");
    }

    @Test
    void findsAVersionThatIsListed() throws IOException {
        assertThat(check(
                        record("LISTED-1", "org.example:thing", "\"versions\": [\"1.4.0\", \"1.5.0\"]"),
                        record("LISTED-2", "org.example:thing", "\"versions\": [\"1.5.1\"]")))
                .isEqualTo(1);
        assertThat(output).contains("LISTED-1").doesNotContain("LISTED-2");
    }

    @Test
    void passesOverRangesOfCommits() throws IOException {
        assertThat(check(record(
                        "GIT-1", "org.example:thing", range("introduced:0").replace("ECOSYSTEM", "GIT"))))
                .isZero();
    }

    @Test
    void passesOverWithdrawnRecords() throws IOException {
        String record = record("WITHDRAWN-1", "org.example:thing", range("introduced:0"));
        assertThat(check(record.replace("\"aliases\"", "\"withdrawn\": \"2026-11-01T00:00:00Z\", \"aliases\"")))
                .isZero();
        assertThat(check(record)).isEqualTo(1);
    }

    @Test
    void passesOverPackagesOfTheSameNameElsewhere() throws IOException {
        String record = record("NPM-1", "org.example:thing", range("introduced:0"));
        assertThat(check(record.replace("\"Maven\"", "\"npm\""), OF_OTHER_PACKAGE))
                .isZero();
        assertThat(check(record.replace("\"Maven\"", "\"Maven:https://repository.example.org\"")))
                .isEqualTo(1);
    }

    @Test
    void namesTheFixOfTheBranchThatIsShipped() throws IOException {
        assertThat(check(
                        """
                        {"id": "BRANCHES-1", "affected": [
                          {"package": {"ecosystem": "Maven", "name": "org.example:thing"}, %s},
                          {"package": {"ecosystem": "Maven", "name": "org.example:thing"}, %s}]}"""
                                .formatted(
                                        range("introduced:1.0", "fixed:1.4", "introduced:1.5", "fixed:1.5.7"),
                                        range("introduced:2.0", "fixed:2.2"))))
                .isEqualTo(1);
        assertThat(output).contains("fixed in 1.5.7");
    }

    @Test
    void saysWhereNoFixOrSeverityIsKnownAndTakesTheScoreOtherwise() throws IOException {
        String record = record("UNFIXED-1", "org.example:thing", range("introduced:0"));
        check(record);
        assertThat(output).contains("UNFIXED-1  severity unknown  no fix known");
        check(record.replace(
                "\"aliases\"", "\"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"CVSS:3.1/AV:N\"}], \"aliases\""));
        assertThat(output).contains("UNFIXED-1  CVSS:3.1/AV:N  no fix known");
    }

    @Test
    void keepsControlCharactersOfTheFileOffTheTerminal() throws IOException {
        assertThat(check(record("EVIL-\\u001b[2J", "org.example:thing", range("introduced:0"))))
                .isEqualTo(1);
        assertThat(output).contains("EVIL- [2J").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "GHSA-1, org.example:thing, 2026-11-29, 0, '  accepted until 2026-11-29: Not called.'",
        "CVE-1, org.example:thing, 2027-01-01, 0, '  accepted until 2027-01-01: Not called.'",
        "GHSA-1, org.example:thing, 2026-11-28, 1, '  was accepted until 2026-11-28: Not called.'",
        "GHSA-1, org.example:other, 2027-01-01, 1, ''",
        "GHSA-2, org.example:thing, 2027-01-01, 1, ''"
    })
    void doesNotCountWhatIsAcceptedForThePackageUntilItsDayHasPassed(
            String id, String name, String until, int exitCode, String remark) throws IOException {
        accept(
                """
                - id: %s
                  package: %s
                  reason: Not called.
                  until: %s
                """
                        .formatted(id, name, until));
        assertThat(check(record("GHSA-1", "org.example:thing", range("introduced:0"))
                        .replace("\"aliases\": []", "\"aliases\": [\"CVE-1\"]")))
                .isEqualTo(exitCode);
        assertThat(output.lines().findFirst())
                .contains("org.example:thing 1.5.0  GHSA-1 CVE-1  severity unknown  no fix known" + remark);
    }

    @Test
    void cannotTellFromAFileThatIsNoZipOfRecordsOfMaven() throws IOException {
        assertThat(run()).isEqualTo(2);
        Files.writeString(file, "[]");
        assertThat(run()).isEqualTo(2);
        assertThat(output).contains("all.zip cannot be read (").contains("It has to be the zip of all OSV records");
        assertThat(check(OF_OTHER_PACKAGE.replace("\"Maven\"", "\"npm\""))).isEqualTo(2);
        assertThat(output).contains("it has no record of a package of Maven");
        assertThat(check(OF_OTHER_PACKAGE, OF_OTHER_PACKAGE.substring(0, 60))).isEqualTo(2);
        assertThat(check(OF_OTHER_PACKAGE, "{}")).isEqualTo(2);
        assertThat(output).contains("an entry has no \"id\"");
        zip(OF_OTHER_PACKAGE);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 30));
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void cannotTellWithoutABillOfMaterials() throws IOException {
        Path sbom = root.resolve("deploy/sbom/target/registry.cdx.json");
        Files.writeString(sbom, "{\"components\": []}");
        assertThat(check(OF_OTHER_PACKAGE)).isEqualTo(2);
        assertThat(output).contains("(it lists no packages). Make it anew with ./registry build.");
        Files.delete(sbom);
        assertThat(check(OF_OTHER_PACKAGE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "package", "reason", "until"})
    void cannotTellIfAnAcceptanceIsNotWhole(String missing) throws IOException {
        accept(Stream.of("id: GHSA-1", "package: org.example:thing", "reason: Not called.", "until: 2027-01-01")
                .filter(field -> !field.startsWith(missing))
                .collect(Collectors.joining("\n  ", "- ", "\n")));
        assertThat(check(OF_OTHER_PACKAGE)).isEqualTo(2);
        assertThat(output).contains("accepted-vulnerabilities.yml").contains("has no \"" + missing + "\"");
    }

    @Test
    void theCommandComparesWhatIsBuiltAndTakesAFileOfTheDirectoryOfTheUser() throws IOException {
        Terminal terminal = new Terminal(root, Map.of());
        String command =
                "bash '%s' vulnerabilities ".formatted(RunningRegistry.root().resolve("registry"));
        zip(OF_OTHER_PACKAGE);
        assertThat(terminal.run(command + "all.zip")).contains(" 0 known vulnerabilities");
        zip(record("BUILT-1", "org.apache.kafka:kafka-clients", range("introduced:0")));
        assertThat(terminal.run(command + "all.zip || echo exit code $?"))
                .containsPattern("org\\.apache\\.kafka:kafka-clients [0-9.]+  BUILT-1  ")
                .contains("exit code 1");
        assertThat(terminal.run(command + "missing.zip || echo exit code $?"))
                .contains("There is no file " + root.toRealPath() + "/missing.zip.")
                .contains("exit code 2");
        assertThat(terminal.run(command + "|| echo exit code $?")).contains("exit code 2");
    }

    private void accept(String entries) throws IOException {
        Files.writeString(root.resolve("deploy/sbom/accepted-vulnerabilities.yml"), entries);
    }

    /** The exit code with these records. */
    private int check(String... records) throws IOException {
        zip(records);
        return run();
    }

    private void zip(String... records) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < records.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".json"));
                zip.write(records[i].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private int run() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int exitCode = VulnerabilityCommand.run(root, file, TODAY, stream, stream);
        output = printed.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private static String record(String id, String name, String affected) {
        return """
                {"id": "%s", "aliases": [], "affected": [{"package": {"ecosystem": "Maven", "name": "%s"}, %s}]}"""
                .formatted(id, name, affected);
    }

    /** @param events each as in {@code fixed:1.2} */
    private static String range(String... events) {
        return Stream.of(events)
                .map(event -> "{\"" + event.replaceFirst(":", "\": \"") + "\"}")
                .collect(Collectors.joining(", ", "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [", "]}]"));
    }
}
