package org.interagency.mapping.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.copy.WholeCopies;
import org.interagency.localstack.testing.Api;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.mapping.indices.IndexOracle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A country of a north and a south. Care is for everyone; in the north two levels are accountable for its provision, in the south one is, but for people on
 * low incomes only. Aid is for people on low incomes in the north. A third programme begins in 2030.
 */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class CountryReportTest {

    private static final String REPORT = "reports/countries/YC";
    private static final LocalDate DAY = LocalDate.of(2021, 6, 1);
    private static final LocalDate IN_2031 = LocalDate.of(2031, 1, 1);
    private static final List<String> PROGRAMMES = List.of("YC-AID", "YC-CARE");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    WholeCopies whole;

    @BeforeEach
    void aCountryOfTwoRegions() {
        write(agencyService, "territories/YC", "{'name': {'en': 'Land'}, 'level': 'national'}");
        write(agencyService, "territories/YC-N", "{'name': {'en': 'North'}, 'level': 'state', 'parent': 'YC'}");
        write(agencyService, "territories/YC-S", "{'name': {'en': 'South'}, 'level': 'state', 'parent': 'YC'}");
        agency(
                "YC-MIN",
                "national",
                "'YC', 'contactPoint': {'telephone': '100'}, 'grievanceChannel': {'page': 'https://example.org/c'}");
        agency("YC-REG", "state", "'YC-N', 'contactPoint': {'telephone': '200'}");
        agency("YC-MUTE", "state", "'YC-S'");
        agency("YC-LATE", "state", "'YC-S', 'validFrom': '2030-01-01'");
        programme(
                "YC-CARE",
                """
                'contingencies': ['family'], 'rights': ['PSS-9', 'PSS-16'], 'territories': ['YC'], 'validFrom': '2020-01-01',
                'requiredFunctions': ['policy', 'provision', 'case-management-and-grievances'],
                'budgets': [{'fiscalYear': 2021, 'amount': '100.50', 'currency': 'BRL'},
                            {'fiscalYear': 2021, 'amount': '5', 'currency': 'USD'},
                            {'fiscalYear': 2022, 'amount': '10', 'currency': 'BRL'}],
                'legalBasis': [{'citation': 'Law 1', 'url': 'https://example.org/1'}]""");
        programme(
                "YC-AID",
                """
                'contingencies': ['poverty'], 'rights': ['PSS-12'], 'territories': ['YC-N'], 'validFrom': '2021-01-01',
                'population': {'groups': ['low-income']}, 'requiredFunctions': ['financing'],
                'budgets': [{'fiscalYear': 2021, 'amount': '20.25', 'currency': 'BRL'}],
                'legalBasis': [{'citation': 'Law 2'}]""");
        programme(
                "YC-LATER",
                "'contingencies': ['housing'], 'territories': ['YC'], 'validFrom': '2030-01-01', 'requiredFunctions': []");
        responsibility("YC-1", "YC-CARE", "policy", "YC-MIN", "YC", "");
        responsibility("YC-2", "YC-CARE", "provision", "YC-MIN", "YC-N", "");
        responsibility("YC-3", "YC-CARE", "provision", "YC-REG", "YC-N", "");
        responsibility("YC-4", "YC-CARE", "provision", "YC-MIN", "YC-S", "low-income");
        responsibility("YC-5", "YC-CARE", "case-management-and-grievances", "YC-MIN", "YC", "");
        responsibility("YC-6", "YC-AID", "financing", "YC-REG", "YC-N", "low-income");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> QuarkusTransaction.requiringNew().call(whole::areWhole));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(figure(report(DAY), CountryLineName.GROUPS_UNCOVERED).get("codes"))
                    .isEqualTo(List.of("extreme-poverty", "low-income"));
            isCount(report(IN_2031), CountryLineName.PROGRAMMES_WITH_LEGAL_BASIS, 2, 3);
            isCount(report(IN_2031), CountryLineName.AGENCIES_WITH_CONTACT_POINT, 2, 4);
        });
    }

    private void agency(String code, String level, String more) {
        write(
                agencyService,
                "agencies/" + code,
                "{'name': {'en': 'Agency'}, 'kind': 'ministry', 'level': '" + level + "', 'territory': " + more + "}");
    }

    private void programme(String code, String more) {
        write(
                programService,
                "programmes/" + code,
                """
                {'name': {'en': 'Programme'}, 'owner': 'YC-MIN', 'scheme': 'non-contributory', 'targeting': 'universal', %s}"""
                        .formatted(more));
    }

    private static void responsibility(
            String id, String programme, String function, String agency, String territory, String group) {
        put(
                "responsibilities/" + id,
                """
                {"programme": "%s", "function": "%s", "agency": "%s", "role": "accountable", "territories": ["%s"],
                 "validFrom": "%s", "population": {"groups": [%s]}}"""
                        .formatted(
                                programme,
                                function,
                                agency,
                                territory,
                                programme.equals("YC-AID") ? "2021-01-01" : "2020-01-01",
                                group.isEmpty() ? "" : "\"" + group + "\""));
    }

    private static void write(String service, String path, String json) {
        register(service, path, json.replace('\'', '"'));
    }

    private static JsonPath report(LocalDate day) {
        return get(REPORT + "?asOf=" + day).statusCode(200).extract().jsonPath();
    }

    private static Map<String, Object> figure(JsonPath report, CountryLineName line) {
        return report.getMap("items[" + line.ordinal() + "].figure");
    }

    @Test
    void hasEveryLineInTheOrderOfTheReport() {
        get(REPORT + "?asOf=" + DAY)
                .statusCode(200)
                .body("items.line", equalTo(Coded.codes(CountryLineName.class)))
                .body("items[0].country", equalTo("YC"))
                .body("items[0].asOf", equalTo(DAY.toString()))
                .body("items[0].category", equalTo("incorporation-of-the-right"))
                .body("items[0].kind", equalTo("structural"))
                .body("items[0].provider", equalTo("country"))
                .body("items[0].figure", nullValue())
                .body("items[0].source.es", containsString("Protocolo de San Salvador"))
                .body("next", nullValue());
        String next =
                get(REPORT + "?limit=39").body("items", hasSize(39)).extract().path("next");
        get(REPORT + "?cursor=" + next)
                .body("items.line", contains("users-of-information"))
                .body("next", nullValue());
    }

    @Test
    void computesWhatProgrammesSayFromTheFacts() {
        JsonPath report = report(DAY);
        List<Map<String, Object>> programmes = facts(programService, "programmes");
        assertThat(programmes).hasSize(2);

        isShare(report, CountryLineName.PROGRAMMES_WITH_LEGAL_BASIS, programmes, one -> !list(one, "legalBasis")
                .isEmpty());
        isShare(
                report,
                CountryLineName.PROGRAMMES_WITH_PUBLISHED_LAW,
                programmes,
                one -> list(one, "legalBasis").stream().anyMatch(law -> ((Map<?, ?>) law).get("url") != null));
        isShare(report, CountryLineName.PROGRAMMES_WITH_BUDGET, programmes, one -> list(one, "budgets").stream()
                .anyMatch(budget -> ((Map<?, ?>) budget).get("fiscalYear").equals(DAY.getYear())));
        isShare(report, CountryLineName.PROGRAMMES_WITH_GRIEVANCE_FUNCTION, programmes, one -> list(
                        one, "requiredFunctions")
                .contains("case-management-and-grievances"));
        areAmong(report, CountryLineName.RIGHTS_REALISED, codes(programmes, "rights"), facts(programService, "rights"));
        areAmong(
                report,
                CountryLineName.CONTINGENCIES_ADDRESSED,
                codes(programmes, "contingencies"),
                facts(programService, "vocabularies/contingencies"));
        areAmong(
                report,
                CountryLineName.GROUPS_WITH_PROGRAMMES,
                programmes.stream()
                        .flatMap(one -> list((Map<?, ?>) one.get("population"), "groups").stream())
                        .map(Object::toString)
                        .collect(Collectors.toSet()),
                facts(programService, "vocabularies/population-groups"));
        assertThat(new BigDecimal(figure(report, CountryLineName.FUNCTIONS_REQUIRED)
                        .get("value")
                        .toString()))
                .isEqualByComparingTo(BigDecimal.valueOf(programmes.stream()
                        .mapToLong(one -> list(one, "requiredFunctions").size())
                        .sum()));
    }

    @Test
    void addsUpBudgetsByYearAndCurrency() {
        List<Object> budgets = new ArrayList<>();
        facts(programService, "programmes").forEach(one -> budgets.addAll(list(one, "budgets")));
        List<Object> sums = list(figure(report(DAY), CountryLineName.BUDGETS), "budgets");

        assertThat(sums).hasSize(3);
        assertThat(sums(sums)).isEqualTo(sums(budgets));
    }

    private static Map<String, String> sums(List<Object> budgets) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Object each : budgets) {
            Map<?, ?> budget = (Map<?, ?>) each;
            sums.merge(
                    budget.get("fiscalYear") + " " + budget.get("currency"),
                    new BigDecimal((String) budget.get("amount")),
                    BigDecimal::add);
        }
        Map<String, String> plain = new TreeMap<>();
        sums.forEach((of, sum) -> plain.put(of, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }

    @Test
    void computesWhoCanBeReachedFromTheFacts() {
        JsonPath report = report(DAY);
        List<Map<String, Object>> agencies = facts(agencyService, "agencies");
        assertThat(agencies).hasSize(3);

        isShare(report, CountryLineName.AGENCIES_WITH_CONTACT_POINT, agencies, one -> one.get("contactPoint") != null);
        isShare(
                report,
                CountryLineName.AGENCIES_WITH_GRIEVANCE_CHANNEL,
                agencies,
                one -> one.get("grievanceChannel") != null);
    }

    @Test
    void computesIndicesFromTheFacts() {
        JsonPath report = report(DAY);
        IndexOracle oracle = new IndexOracle(agencyService, programService, here());
        IndexOracle.Points points = oracle.count(PROGRAMMES.stream(), "YC", DAY);

        isCount(report, CountryLineName.CLARITY, points.required - points.none - points.several, points.required);
        isCount(report, CountryLineName.GAP_RATE, points.none, points.required);
        isCount(report, CountryLineName.OVERLAP_RATE, points.several, points.required);
        isCount(report, CountryLineName.VERTICAL_OVERLAP, points.vertical, points.required);
        isCount(report, CountryLineName.COORDINATION, 0, points.several);
        assertThat(((Number) figure(report, CountryLineName.FRAGMENTATION).get("value")).doubleValue())
                .isCloseTo(points.fragmentation(), within(1e-6));
        assertThat(points.none).isPositive();
        assertThat(points.vertical).isPositive();
        isCount(
                report,
                CountryLineName.TERRITORIES_WITH_GAPS,
                Stream.of("YC-N", "YC-S")
                        .filter(where -> oracle.count(PROGRAMMES.stream(), where, DAY).none > 0)
                        .count(),
                2);
    }

    /** The resolutions of findings are no facts that a list has, so the index itself is asked, which has a test of its own. */
    @Test
    void hasTheTimeToResolutionOfTheIndices() {
        JsonPath index = get("indices?country=YC&asOf=" + DAY).extract().jsonPath();
        Map<String, Object> figure = figure(report(DAY), CountryLineName.TIME_TO_RESOLUTION);

        assertThat(figure.get("value")).isEqualTo(index.get("items[0].indices.timeToResolution.value"));
        assertThat(figure.get("denominator")).isEqualTo(index.get("items[0].indices.timeToResolution.denominator"));
    }

    @Test
    void namesTheGroupsThatHaveGaps() {
        List<Map<String, Object>> groups = facts(programService, "vocabularies/population-groups");
        List<Map<String, Object>> programmes = facts(programService, "programmes");
        List<Map<String, Object>> responsibilities = Api.all("responsibilities").stream()
                .filter(one -> ((String) one.get("id")).startsWith("YC-"))
                .toList();
        Set<String> expected = new TreeSet<>();
        for (Map<String, Object> group : groups) {
            String code = (String) group.get("code");
            for (Map<String, Object> programme : programmes) {
                for (Object function : list(programme, "requiredFunctions")) {
                    for (String place : List.of("YC-N", "YC-S")) {
                        if (covers(programme, code, place)
                                && responsibilities.stream()
                                        .noneMatch(one -> one.get("programme").equals(programme.get("code"))
                                                && one.get("function").equals(function)
                                                && covers(one, code, place))) {
                            expected.add(code);
                        }
                    }
                }
            }
        }

        assertThat(expected).isNotEmpty().doesNotContain("low-income");
        areAmong(report(DAY), CountryLineName.GROUPS_WITH_GAPS, expected, groups);
    }

    /** Of poverty, people on low incomes and in extreme poverty need protection; aid protects the first, in the north. */
    @Test
    void namesTheGroupsThatNoProgrammeProtects() {
        Map<String, Object> aid = facts(programService, "programmes").stream()
                .filter(one -> one.get("code").equals("YC-AID"))
                .findFirst()
                .orElseThrow();
        Set<String> expected = Stream.of("low-income", "extreme-poverty")
                .filter(group -> Stream.of("YC-N", "YC-S").anyMatch(place -> !covers(aid, group, place)))
                .collect(Collectors.toSet());

        areAmong(
                report(DAY),
                CountryLineName.GROUPS_UNCOVERED,
                expected,
                facts(programService, "vocabularies/population-groups"));
    }

    @Test
    void isAboutTheDay() {
        JsonPath before = report(LocalDate.of(2019, 1, 1));
        assertThat(figure(before, CountryLineName.PROGRAMMES_WITH_LEGAL_BASIS).get("value"))
                .isNull();
        assertThat(list(figure(before, CountryLineName.GROUPS_WITH_GAPS), "codes"))
                .isEmpty();
        JsonPath later = report(IN_2031);
        isCount(later, CountryLineName.PROGRAMMES_WITH_LEGAL_BASIS, 2, 3);
        isCount(later, CountryLineName.PROGRAMMES_WITH_BUDGET, 0, 3);
        isCount(later, CountryLineName.AGENCIES_WITH_CONTACT_POINT, 2, 4);
    }

    @Test
    void everyLineOfTheRegistryHasAFigure() {
        JsonPath report = report(DAY);
        for (CountryLineName line : CountryLineName.values()) {
            assertThat(report.getMap("items[" + line.ordinal() + "].figure") == null)
                    .as(line.code())
                    .isEqualTo(line.provider() == LineProvider.COUNTRY);
        }
    }

    @Test
    void answersAsFiles() {
        List<String> rows = get(REPORT + "?asOf=" + DAY + "&format=csv")
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(rows).hasSize(1 + CountryLineName.values().length);
        assertThat(rows.get(0))
                .contains("as_of,country,category,kind,line,definition,provider,value,unit,text,numerator,denominator");
        assertThat(rows.get(1 + CountryLineName.BUDGETS.ordinal())).contains("2021 120.75 BRL|2021 5 USD|2022 10 BRL");
        assertThat(rows.get(1 + CountryLineName.PROGRAMMES_WITH_PUBLISHED_LAW.ordinal()))
                .contains(",registry,0.5,share,,1,2,");
        String lines = get(REPORT + "?format=jsonl").statusCode(200).extract().asString();
        assertThat(lines.lines()).hasSize(CountryLineName.values().length);
    }

    @Test
    void aWorkbookSaysWhatTheJsonSays() throws IOException {
        JsonPath report = report(DAY);
        byte[] file = get(REPORT + "?format=xlsx&asOf=" + DAY)
                .statusCode(200)
                .extract()
                .asByteArray();
        List<Row> rows;
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            rows = workbook.getFirstSheet().read();
        }
        List<String> columns = rows.get(0).stream().map(cell -> cell.getText()).toList();

        assertThat(rows).hasSize(1 + CountryLineName.values().length);
        for (CountryLineName line : CountryLineName.values()) {
            Row row = rows.get(1 + line.ordinal());
            assertThat(row.getCellText(columns.indexOf("line"))).isEqualTo(line.code());
            Object value = report.get("items[" + line.ordinal() + "].figure.value");
            if (value != null) {
                assertThat(row.getCellAsNumber(columns.indexOf("value")).orElseThrow())
                        .isEqualByComparingTo(new BigDecimal(value.toString()));
            }
        }
    }

    @Test
    void refusesWhatIsNoCountryAndNoOrderOfTheReport() {
        get("reports/countries/YC-NONE").statusCode(404);
        get("reports/countries/YC-N").statusCode(404).body("detail", containsString("part of YC"));
        get(REPORT + "?sort=line").statusCode(400).body("errors[0].pointer", equalTo("?sort"));
        get(REPORT + "?cursor=none").statusCode(400).body("errors[0].pointer", equalTo("?cursor"));
    }

    private static String here() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    /** The facts of the country, or of a vocabulary, that exist on the day. */
    private static List<Map<String, Object>> facts(String service, String path) {
        boolean ofTheCountry = path.equals("programmes") || path.equals("agencies");
        return Api.all(service, path).stream()
                .filter(one -> !ofTheCountry || ((String) one.get("code")).startsWith("YC-"))
                .filter(one -> one.get("validFrom") == null
                        || !LocalDate.parse((String) one.get("validFrom")).isAfter(DAY))
                .filter(one -> one.get("validTo") == null
                        || LocalDate.parse((String) one.get("validTo")).isAfter(DAY))
                .toList();
    }

    @SuppressWarnings("unchecked") // lists of JSON
    private static List<Object> list(Map<?, ?> fact, String field) {
        return (List<Object>) fact.get(field);
    }

    private static Set<String> codes(List<Map<String, Object>> facts, String field) {
        return facts.stream()
                .flatMap(one -> list(one, field).stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static boolean covers(Map<String, Object> fact, String group, String place) {
        List<Object> groups = list((Map<?, ?>) fact.get("population"), "groups");
        List<Object> territories = list(fact, "territories");
        return (groups.isEmpty() || groups.contains(group))
                && (territories.contains("YC") || territories.contains(place));
    }

    private static void isShare(
            JsonPath report,
            CountryLineName line,
            List<Map<String, Object>> facts,
            Predicate<Map<String, Object>> counts) {
        isCount(report, line, facts.stream().filter(counts).count(), facts.size());
    }

    private static void areAmong(
            JsonPath report, CountryLineName line, Collection<String> some, List<Map<String, Object>> all) {
        List<String> expected = new ArrayList<>();
        all.forEach(one -> expected.add((String) one.get("code")));
        expected.retainAll(some);
        assertThat(expected).as(line.code()).isNotEmpty();
        assertThat(list(figure(report, line), "codes"))
                .as(line.code())
                .isEqualTo(expected.stream().sorted().toList());
        isCount(report, line, expected.size(), all.size());
    }

    private static void isCount(JsonPath report, CountryLineName line, long numerator, long denominator) {
        Map<String, Object> figure = figure(report, line);
        assertThat(((Number) figure.get("numerator")).longValue())
                .as(line.code())
                .isEqualTo(numerator);
        assertThat(((Number) figure.get("denominator")).longValue())
                .as(line.code())
                .isEqualTo(denominator);
        assertThat(((Number) figure.get("value")).doubleValue())
                .as(line.code())
                .isCloseTo((double) numerator / denominator, within(1e-6));
    }
}
