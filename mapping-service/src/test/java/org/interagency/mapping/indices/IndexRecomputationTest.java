package org.interagency.mapping.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.mapping.indices.IndexOracle.Points;
import org.junit.jupiter.api.Test;

/** Compares every index with one that is computed anew from the facts that the API lists. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class IndexRecomputationTest {

    private static final List<String> FUNCTIONS = List.of("policy", "financing", "provision");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Test
    void ofTheDemo() throws IOException {
        for (String collection : List.of("territories", "agencies", "programmes", "responsibilities")) {
            load(collection, Files.readString(Path.of("../local-stack/demo", collection + ".csv")));
        }
        List<String> programmes = Files.readAllLines(Path.of("../local-stack/demo/programmes.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        IndexOracle oracle = oracle();
        for (LocalDate day : List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2015, 6, 1))) {
            for (String place : List.of("CL", "CL-AP")) {
                compare(oracle, programmes, place, day);
            }
        }
    }

    @Test
    void ofRandomFacts() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String name = random.ints(6, 'A', 'Z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
        String root = "IX" + name;
        load("territories", territories(root));
        load("agencies", agencies(root, random));
        load("programmes", programmes(root, random));
        load("responsibilities", responsibilities(root, random));

        IndexOracle oracle = oracle();
        List<String> programmes =
                IntStream.range(0, 6).mapToObj(number -> root + "-P" + number).toList();
        for (String where : List.of(root, root + "-1", root + "-2-3")) {
            for (LocalDate day :
                    List.of(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 7, 1), LocalDate.of(2030, 1, 1))) {
                compare(oracle, programmes, where, day);
            }
        }
    }

    private static String territories(String root) {
        StringBuilder csv = new StringBuilder("code,name,level,parent_code\n" + root + ",Land,national,\n");
        for (int region = 0; region < 4; region++) {
            csv.append(root + "-" + region + ",Region,state," + root + "\n");
            for (int town = 0; town < 4; town++) {
                csv.append(root + "-" + region + "-" + town + ",Town,municipal," + root + "-" + region + "\n");
            }
        }
        return csv.toString();
    }

    private static String agencies(String root, Random random) {
        StringBuilder csv = new StringBuilder("code,name,kind,level,territory,parent_code,valid_from,valid_to\n");
        for (int number = 0; number < 8; number++) {
            csv.append(String.join(
                            ",",
                            root + "-A" + number,
                            "Agency",
                            "ministry",
                            number % 3 == 0 ? "state" : "national",
                            root,
                            number > 3 && random.nextBoolean() ? root + "-A" + random.nextInt(3) : "",
                            "2000-01-01",
                            number == 7 ? "2025-01-01" : "")
                    + "\n");
        }
        return csv.toString();
    }

    private static String programmes(String root, Random random) {
        StringBuilder csv =
                new StringBuilder("code,name,owner,scheme,targeting,contingencies,age_from,age_to,groups,territories,"
                        + "valid_from,required_functions\n");
        for (int number = 0; number < 6; number++) {
            csv.append(String.join(
                            ",",
                            root + "-P" + number,
                            "Programme",
                            root + "-A" + random.nextInt(7),
                            "non-contributory",
                            "universal",
                            number % 2 == 0 ? "family" : "poverty",
                            ages(random),
                            number < 3 ? "" : "low-income|indigenous-peoples",
                            number == 0 ? root + "-1|" + root + "-2" : root,
                            number == 1 ? "2022-01-01" : "2020-01-01",
                            String.join("|", FUNCTIONS.subList(0, 1 + random.nextInt(FUNCTIONS.size()))))
                    + "\n");
        }
        return csv.toString();
    }

    private static String ages(Random random) {
        return random.nextBoolean() ? "," : "0," + (60 + random.nextInt(20));
    }

    /** Each lies at least partly inside its programme: everyone below 60 of these groups, in places that all programmes have, from 2022 on. */
    private static String responsibilities(String root, Random random) {
        StringBuilder csv =
                new StringBuilder("id,programme,function,agency,role,territories,age_from,age_to,groups,valid_from,"
                        + "valid_to,delegated_from\n");
        for (int number = 0; number < 150; number++) {
            int programme = random.nextInt(6);
            String place = root + "-" + (1 + random.nextInt(2));
            csv.append(String.join(
                            ",",
                            root + "-R" + number,
                            root + "-P" + programme,
                            FUNCTIONS.get(random.nextInt(FUNCTIONS.size())),
                            root + "-A" + random.nextInt(8),
                            "accountable",
                            random.nextInt(5) == 0
                                    ? root
                                    : random.nextBoolean() ? place : place + "-" + random.nextInt(4),
                            random.nextInt(3) == 0 ? "" : String.valueOf(random.nextInt(40)),
                            random.nextInt(3) == 0 ? "" : String.valueOf(40 + random.nextInt(40)),
                            random.nextInt(3) == 0 ? "low-income" : "",
                            random.nextBoolean() ? "2020-01-01" : "2022-0" + (1 + random.nextInt(9)) + "-01",
                            random.nextInt(4) == 0 ? "2024-01-01" : "",
                            "")
                    + "\n");
        }
        return csv.toString();
    }

    private void load(String collection, String csv) {
        importCsv(
                        switch (collection) {
                            case "programmes" -> programService;
                            case "responsibilities" -> here();
                            default -> agencyService;
                        },
                        collection + "/import?atomic=true&language=es",
                        csv)
                .statusCode(200);
    }

    private static String here() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private IndexOracle oracle() {
        return new IndexOracle(agencyService, programService, here());
    }

    private static void compare(IndexOracle oracle, List<String> programmes, String where, LocalDate day) {
        String query = "indices?territory=" + where + "&asOf=" + day;
        for (String programme : programmes) {
            Points expected = oracle.count(Stream.of(programme), where, day);
            await(query + "&programme=" + programme)
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> same(
                            get(query + "&programme=" + programme)
                                    .statusCode(200)
                                    .extract()
                                    .jsonPath(),
                            "items[0].",
                            expected));
        }
        Points all = oracle.count(programmes.stream(), where, day);
        assertThat(all.required).as(query).isPositive();
        // The answer is about all programmes in the place, and no other test has any in these countries.
        same(get(query).extract().jsonPath(), "items[0].", all);
        JsonPath rows = get(query + "&by=programme&limit=1000")
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> codes = rows.getList("items.code");
        for (String programme : programmes) {
            int row = codes.indexOf(programme);
            Points expected = oracle.count(Stream.of(programme), where, day);
            if (row >= 0) {
                same(rows, "items[" + row + "].", expected);
            } else {
                assertThat(expected.required).isZero();
            }
        }
    }

    private static void same(JsonPath answer, String row, Points expected) {
        long one = expected.required - expected.none - expected.several;
        assertThat(counts(answer, row + "indices.clarity")).isEqualTo(List.of(one, expected.required));
        assertThat(counts(answer, row + "indices.gapRate")).isEqualTo(List.of(expected.none, expected.required));
        assertThat(counts(answer, row + "indices.overlapRate")).isEqualTo(List.of(expected.several, expected.required));
        assertThat(counts(answer, row + "indices.verticalOverlap"))
                .isEqualTo(List.of(expected.vertical, expected.required));
        assertThat(counts(answer, row + "indices.coordination")).isEqualTo(List.of(0L, expected.several));
        if (expected.required == 0) {
            assertThat(answer.getString(row + "indices.clarity.value")).isNull();
        } else {
            assertThat(answer.getDouble(row + "indices.clarity.value")).isCloseTo(expected.clarity(), within(1e-6));
        }
        if (expected.heldBy.isEmpty()) {
            assertThat(answer.getString(row + "indices.fragmentation.value")).isNull();
        } else {
            assertThat(answer.getDouble(row + "indices.fragmentation.value"))
                    .isCloseTo(expected.fragmentation(), within(1e-6));
        }
    }

    private static List<Long> counts(JsonPath answer, String index) {
        return List.of(answer.getLong(index + ".numerator"), answer.getLong(index + ".denominator"));
    }
}
