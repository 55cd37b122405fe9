package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The published federal programmes of the United States for social protection, translated into the registry's vocabularies
 * by the table {@code us-federal-mapping.csv}: the row whose value is the longest prefix of a published value gives its code.
 * A programme without a contingency in the table is left out, and counted.
 */
@ExtendWith(SharedRegistry.class)
@EnabledIf("theInventoryIsAtHand")
class UsFederalProgrammesTest {

    private static final String DUPLICATIONS = "findings?status=open&territory=US&type=duplication";

    private static final int PUBLISHED = 480;

    /** The first day of the fiscal year of the inventory, which does not say when a programme began. */
    private static final String SINCE = "2024-10-01";

    private static final int LONGEST_CITATION = 500;

    /** A published programme, in the registry's codes. */
    private record Mapped(
            String code,
            String name,
            Owner owner,
            Set<String> contingencies,
            Set<String> benefits,
            Set<String> groups,
            String law) {

        boolean meets(Mapped other) {
            return groups.isEmpty() || other.groups.isEmpty() || !Collections.disjoint(groups, other.groups);
        }
    }

    /** A department or a part of one. */
    private record Owner(String department, String part) {

        String code() {
            return part.equals(department) ? departmentCode() : slug(department + " " + part);
        }

        String departmentCode() {
            return slug(department);
        }

        boolean isOneBodyWith(Owner other) {
            return code().equals(other.code())
                    || department.equals(other.department)
                            && (code().equals(departmentCode()) || other.code().equals(departmentCode()));
        }

        private static String slug(String name) {
            String slug = "US-" + name.replaceAll("[^A-Za-z0-9]+", "-");
            return slug.length() <= 64 ? slug : slug.substring(0, 50) + Integer.toHexString(slug.hashCode());
        }
    }

    static boolean theInventoryIsAtHand() {
        return Files.exists(inventory());
    }

    private static Path inventory() {
        return RunningRegistry.root().resolveSibling("shared/data/us-federal-programmes.csv");
    }

    @Test
    void duplicateAndFragmentAsTheirPairsSay() throws IOException {
        List<NamedCsvRecord> published = rows(Files.newBufferedReader(inventory()));
        Map<String, Map<String, String>> mapping = mapping();
        List<Mapped> programmes =
                published.stream().flatMap(row -> mapped(row, mapping).stream()).toList();
        assertThat(published).hasSize(PUBLISHED);
        importAll(programmes);
        long imported = System.nanoTime();

        Set<String> expected = pairs(programmes);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(foundPairs()).isEqualTo(expected));
        double settled = (System.nanoTime() - imported) / 1e9;
        int duplications = all(DUPLICATIONS).size();
        Set<String> fragmented = new TreeSet<>();
        all("findings?type=fragmentation&status=open&territory=US")
                .forEach(finding -> fragmented.add(finding.get("contingency").toString()));
        assertThat(fragmented).contains("food", "housing", "unemployment", "poverty", "family");
        System.out.printf(
                "Of %d US federal programmes %d have no contingency in the table; among the other %d are %d duplications"
                        + " of %d pairs, %.1f s after the import, and fragmentation of %s%n",
                PUBLISHED,
                PUBLISHED - programmes.size(),
                programmes.size(),
                duplications,
                expected.size(),
                settled,
                fragmented);
    }

    /** Counts without the registry which programmes give the same benefit to the same people for the same contingency. */
    private static Set<String> pairs(List<Mapped> programmes) {
        Set<String> expected = new HashSet<>();
        for (Mapped one : programmes) {
            for (Mapped other : programmes) {
                boolean before = one.code().compareTo(other.code()) < 0;
                if (before && !one.owner().isOneBodyWith(other.owner()) && one.meets(other)) {
                    for (String contingency : one.contingencies()) {
                        for (String benefit : one.benefits()) {
                            if (other.contingencies().contains(contingency)
                                    && other.benefits().contains(benefit)) {
                                expected.add(pair(contingency, benefit, List.of(one.code(), other.code())));
                            }
                        }
                    }
                }
            }
        }
        return expected;
    }

    private static Set<String> foundPairs() {
        Set<String> found = new HashSet<>();
        for (Map<String, Object> finding : all(DUPLICATIONS)) {
            String benefit = ((List<?>) finding.get("benefits")).get(0).toString();
            for (Map<String, Object> pair : all("findings/" + finding.get("id") + "/pairs")) {
                found.add(pair(finding.get("contingency").toString(), benefit, (List<?>) pair.get("programmes")));
            }
        }
        return found;
    }

    private static String pair(String contingency, String benefit, List<?> programmes) {
        return contingency + " " + benefit + " " + programmes;
    }

    private static void importAll(List<Mapped> programmes) throws IOException {
        put("territories/US", "{\"name\": {\"en\": \"United States\"}, \"level\": \"national\"}")
                .statusCode(201);
        Map<String, List<String>> agencies = new TreeMap<>();
        for (Mapped programme : programmes) {
            Owner owner = programme.owner();
            agencies.put(
                    owner.departmentCode(),
                    List.of(owner.departmentCode(), owner.department(), "executive-agency", "national", "US", ""));
            if (!owner.code().equals(owner.departmentCode())) {
                agencies.put(
                        owner.code(),
                        List.of(
                                owner.code(),
                                owner.part(),
                                "executive-agency",
                                "national",
                                "US",
                                owner.departmentCode()));
            }
        }
        load("agencies", List.of("code", "name", "kind", "level", "territory", "parent_code"), agencies.values());
        load(
                "programmes",
                List.of(
                        "code",
                        "name",
                        "owner",
                        "scheme",
                        "targeting",
                        "contingencies",
                        "benefits",
                        "groups",
                        "territories",
                        "valid_from",
                        "legal_basis"),
                programmes.stream()
                        .map(one -> List.of(
                                one.code(),
                                one.name(),
                                one.owner().code(),
                                "non-contributory",
                                "categorical",
                                String.join("|", one.contingencies()),
                                String.join("|", one.benefits()),
                                String.join("|", one.groups()),
                                "US",
                                SINCE,
                                one.law()))
                        .toList());
    }

    private static void load(String collection, List<String> header, Collection<List<String>> rows) throws IOException {
        StringWriter csv = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        }
        importCsv(collection + "/import?language=en", csv.toString())
                .statusCode(200)
                .body("rejected", empty())
                .body("stored", equalTo(rows.size()));
    }

    private static Optional<Mapped> mapped(NamedCsvRecord row, Map<String, Map<String, String>> mapping) {
        Set<String> contingencies = codes(row, "categories", mapping);
        String law = row.getField("authorizations").replace('|', '/').strip();
        return contingencies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mapped(
                        "US-" + row.getField("listing"),
                        row.getField("title").strip(),
                        new Owner(
                                row.getField("agency").strip(),
                                row.getField("sub_agency").strip()),
                        contingencies,
                        codes(row, "assistance_types", mapping),
                        codes(row, "beneficiary_types", mapping),
                        law.length() <= LONGEST_CITATION ? law : law.substring(0, LONGEST_CITATION)));
    }

    private static Set<String> codes(NamedCsvRecord row, String column, Map<String, Map<String, String>> mapping) {
        Set<String> codes = new TreeSet<>();
        for (String value : row.getField(column).split(";")) {
            mapping.get(column).entrySet().stream()
                    .filter(entry -> value.strip().startsWith(entry.getKey()))
                    .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                    .map(Map.Entry::getValue)
                    .filter(code -> !code.isEmpty())
                    .ifPresent(codes::add);
        }
        return codes;
    }

    private static Map<String, Map<String, String>> mapping() throws IOException {
        Map<String, Map<String, String>> mapping = new TreeMap<>();
        InputStreamReader table = new InputStreamReader(
                UsFederalProgrammesTest.class.getResourceAsStream("/us-federal-mapping.csv"), StandardCharsets.UTF_8);
        for (NamedCsvRecord row : rows(table)) {
            mapping.computeIfAbsent(row.getField("column"), key -> new TreeMap<>())
                    .put(row.getField("value"), row.getField("code"));
        }
        return mapping;
    }

    private static List<NamedCsvRecord> rows(Reader source) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(source)) {
            List<NamedCsvRecord> rows = new ArrayList<>();
            reader.forEach(rows::add);
            return rows;
        }
    }
}
