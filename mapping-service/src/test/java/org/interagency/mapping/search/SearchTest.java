package org.interagency.mapping.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search over everything. The names are of no real country, so that nothing that other tests register resembles them. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class SearchTest {

    private static final List<String> SYLLABLES =
            List.of("brõ", "Çu", "dwé", "fløk", "gñi", "ßa", "ŧo", "vœ", "x", "'", "-", "42", "%", "_", "&");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    CopiedFacts copies;

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void aCountry() {
        register(agencyService, "territories/SR", "{\"name\": {\"pt\": \"Chapadolândia\"}, \"level\": \"national\"}");
        register(
                agencyService,
                "territories/SR-N",
                "{\"name\": {\"pt\": \"Chapadolândia do Norte\"}, \"level\": \"state\", \"parent\": \"SR\"}");
        agency("SR-MPC", "{\"pt\": \"Ministério da Proteção Chapadense\", \"en\": \"Ministry of Plateau Protection\"}");
        register(
                programService,
                "programmes/SR-BOLSA",
                """
                {"name": {"pt": "Bolsa Chapadense"}, "owner": "SR-MPC", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["SR"], "validFrom": "2020-01-01", "requiredFunctions": ["policy"]}""");
        register(
                programService,
                "rights/SR-ART-1",
                """
                {"name": {"pt": "Direito à chapada"}, "instrument": "PSS", "article": "1", "source": {"citation": "Lei"}}""");
        awaitCopies(List.of("SR", "SR-N"), List.of("SR-MPC"));
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.rights().find(List.of("SR-ART-1")).size() == 1
                        && copies.programmes().find(List.of("SR-BOLSA")).size() == 1));
    }

    private void agency(String code, String names) {
        register(
                agencyService,
                "agencies/" + code,
                "{\"name\": %s, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"SR\"}"
                        .formatted(names));
    }

    private void awaitCopies(List<String> territories, List<String> agencies) {
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.territories().find(territories).size() == territories.size()
                        && copies.agencies().find(agencies).size() == agencies.size()));
    }

    private static ValidatableResponse search(String words) {
        return request().queryParam("q", words).get("search").then().statusCode(200);
    }

    private static ValidatableResponse searchIn(String language, String words) {
        return request()
                .header("Accept-Language", language)
                .queryParam("q", words)
                .get("search")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SR-MPC",
                "sr-mpc",
                "mpc",
                "Ministério da Proteção Chapadense",
                "ministerio da protecao chapadense",
                "MINISTÉRIO  DA PROTEÇÃO CHAPADENSE ",
                "Ministe\u0301rio da Protec\u0327a\u0303o Chapadense",
                "ministry of plateau protection",
                "Ministério da Prot",
                "chapadense ministério",
                "chapad minist"
            })
    void findsAnAgencyByItsCodeOrItsNames(String words) {
        search(words).body("agencies[0].code", equalTo("SR-MPC")).body("similar", is(false));
    }

    @ParameterizedTest
    @CsvSource({
        "bolza chapadense, programmes, SR-BOLSA",
        "bolsa chapadensse, programmes, SR-BOLSA",
        "blsa chapadence, programmes, SR-BOLSA",
        "ministeiro protessao, agencies, SR-MPC",
        "chapadolandja, territories, SR",
        "xapadolandia norte, territories, SR-N",
        "direto a xapada, rights, SR-ART-1"
    })
    void findsWhatResemblesIt(String words, String kind, String code) {
        search(words).body(kind + "[0].code", equalTo(code));
    }

    @Test
    void saysIfWhatIsFoundOnlyResemblesIt() {
        search("bolza chapadense").body("similar", is(true)).body("programmes.code", contains("SR-BOLSA"));
        search("bolsa chapadense").body("similar", is(false)).body("programmes.code", contains("SR-BOLSA"));
        search("qqqqqqqq").body("similar", is(false)).body("programmes", empty());
    }

    @Test
    void whatIsExactlyThatComesBeforeWhatBeginsWithIt() {
        search("chapadolândia").body("territories.code", contains("SR", "SR-N"));
    }

    @Test
    void saysWhatAFactBelongsTo() {
        search("SR-MPC").body("agencies[0].belongsTo.name.pt", equalTo("Chapadolândia"));
        search("SR-BOLSA").body("programmes[0].belongsTo.name.en", equalTo("Ministry of Plateau Protection"));
        search("SR-N").body("territories[0].belongsTo.code", equalTo("SR"));
        search("SR-ART-1").body("rights[0].belongsTo", nullValue());
    }

    @Test
    void answersInTheLanguageOfTheReader() {
        searchIn("en", "SR-MPC").body("agencies[0].name", equalTo(Map.of("en", "Ministry of Plateau Protection")));
    }

    @ParameterizedTest
    @CsvSource({"pt, SR-TL-B", "en, SR-TL-A", "en-GB, SR-TL-A"})
    void ofTwoFactsWithTheNameTheOneInTheLanguageOfTheReaderComesFirst(String language, String code) {
        agency("SR-TL-A", "{\"en\": \"Tlaxquin\", \"pt\": \"Outro\"}");
        agency("SR-TL-B", "{\"pt\": \"Tlaxquin\", \"en\": \"Other\"}");
        awaitCopies(List.of(), List.of("SR-TL-A", "SR-TL-B"));
        searchIn(language, "tlaxquin").body("agencies[0].code", equalTo(code));
    }

    @Test
    void findsAnAgencyByANameThatItHadBefore() {
        agency("SR-REN", "{\"pt\": \"Secretaria Zwolfana\"}");
        agency("SR-REN?since=2021-01-01", "{\"pt\": \"Departamento Quorbense\"}");
        await().untilAsserted(() -> {
            search("zwolfana").body("agencies[0].name.pt", equalTo("Departamento Quorbense"));
            search("quorbense").body("agencies[0].code", equalTo("SR-REN"));
        });
    }

    @Test
    void aNameThatIsCorrectedIsNotFoundAnyMore() {
        agency("SR-COR", "{\"pt\": \"Gabinete Yxtorvil\"}");
        await().untilAsserted(() -> search("yxtorvil").body("agencies.code", contains("SR-COR")));
        agency("SR-COR", "{\"pt\": \"Gabinete Hjelmunda\"}");
        await().untilAsserted(() -> {
            search("hjelmunda").body("agencies.code", contains("SR-COR"));
            search("yxtorvil").body("agencies.code", not(hasItem("SR-COR")));
        });
    }

    @Test
    void anAgencyThatHasEndedComesAfterOneThatExists() {
        agency("SR-END-A", "{\"pt\": \"Instituto Wrublonde\"}");
        agency("SR-END-B", "{\"pt\": \"Instituto Wrublonde\"}");
        request()
                .baseUri(agencyService)
                .delete("agencies/SR-END-A?on=2020-01-01")
                .then()
                .statusCode(200);
        await().untilAsserted(() -> search("instituto wrublonde")
                .body("agencies.code", contains("SR-END-B", "SR-END-A"))
                .body("agencies.validTo", contains(null, "2020-01-01")));
    }

    @Test
    void findsFindingsByTheirIdsAndByWhatTheyAreAbout() {
        await().untilAsserted(() -> search("bolsa chapadense")
                .body("findings.type", hasItem("unassigned"))
                .body("findings.programmes.flatten()", everyItem(equalTo("SR-BOLSA"))));
        JsonPath found = search("bolsa chapadense").extract().jsonPath();
        search(found.getString("findings[0].id")).body("findings.id", contains(found.getString("findings[0].id")));
        search("Ministério da Proteção Chapadense").body("findings.id", hasItem(found.getString("findings[0].id")));
    }

    @Test
    void everybodyMaySearchAndSeesWhatThePublicSees() {
        await().untilAsserted(() -> search("bolsa chapadense").body("findings.type", hasItem("unassigned")));
        String seen = search("bolsa chapadense").extract().asString();
        anonymousRequest()
                .queryParam("q", "bolsa chapadense")
                .get("search")
                .then()
                .statusCode(200)
                .body(equalTo(seen));
    }

    @Test
    void hasNoMoreOfAKindThanAreWanted() {
        List<String> codes =
                IntStream.range(0, 12).mapToObj(i -> "SR-MANY-" + i).toList();
        codes.forEach(code -> agency(code, "{\"pt\": \"Posto Vlimpto " + code + "\"}"));
        awaitCopies(List.of(), codes);
        search("posto vlimpto").body("agencies", hasSize(10));
        get("search?q=vlimpto&limit=3").statusCode(200).body("agencies", hasSize(3));
        get("search?q=vlimpto&limit=50").statusCode(200).body("agencies", hasSize(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%%%", "__", "\\", "*", "?", ".", "\u200B\u200B"})
    void aSignIsNoPlaceholder(String sign) {
        search(sign)
                .body("agencies", empty())
                .body("programmes", empty())
                .body("territories", empty())
                .body("rights", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE search_entry; --",
                "' OR 1=1 --",
                "chapad%' OR '%'='",
                ":wanted ?1 {0} ${x}",
                "TOPIC CONDITIONS LIKENESS",
                "((((",
                "\uD83D\uDE00",
                "\uDBFF\uDFFF",
                "中文",
                "a b c d e f g h i j k l m n o p"
            })
    void anyTextCanBeLookedFor(String words) {
        search(words);
        search("SR-MPC").body("agencies[0].code", equalTo("SR-MPC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   \t ", "\u2003"})
    void somethingHasToBeLookedFor(String words) {
        request().queryParam("q", words).get("search").then().statusCode(400).body("errors.pointer", contains("?q"));
        get("search").statusCode(400).body("errors.pointer", contains("?q"));
    }

    @Test
    void aTextCanBeAsLongAsANameAndNoLonger() {
        search("x".repeat(500));
        search("ab ".repeat(166));
        get("search?q=" + "x".repeat(501)).statusCode(400).body("errors.pointer", contains("?q"));
        RestAssured.given()
                .basePath("/api/v1")
                .get("search?q=" + "x".repeat(10_000))
                .then()
                .statusCode(oneOf(400, 414));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "x", "99999999999999999999"})
    void refusesALimitOutOfRange(String limit) {
        get("search?q=x&limit=" + limit).statusCode(400).body("errors.pointer", contains("?limit"));
    }

    @Test
    void whatIsSearchedGoesWithTheCopy() {
        long[] left = DryRunTransaction.run(
                () -> {
                    // No consumer waits for what this transaction has, while this one waits for it.
                    entityManager.createNativeQuery("LOCK TABLE copied_fact").executeUpdate();
                    entityManager
                            .createNativeQuery("DELETE FROM copied_fact WHERE key = 'SR-MPC'")
                            .executeUpdate();
                    long ofOne = entries("key = 'SR-MPC'");
                    entityManager.createNativeQuery("TRUNCATE copied_fact").executeUpdate();
                    return new long[] {ofOne, entries("true")};
                },
                counts -> false);
        assertThat(left).containsExactly(0, 0);
        assertThat(QuarkusTransaction.requiringNew().call(() -> entries("key = 'SR-MPC'")))
                .isEqualTo(3);
    }

    private long entries(String condition) {
        return ((Number) entityManager
                        .createNativeQuery("SELECT count(*) FROM search_entry WHERE " + condition)
                        .getSingleResult())
                .longValue();
    }

    /** Names of few syllables, so that many begin with, have or resemble others. Another that is spelled the same may come first. */
    @Test
    void theExactNameOfATerritoryFindsItFirst() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, String> names = IntStream.range(0, 300)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "SR-P-" + i, i -> "Z" + name(random), (one, other) -> other, LinkedHashMap::new));
        String csv = names.entrySet().stream()
                .map(entry -> entry.getKey() + ",\"" + entry.getValue() + "\",national")
                .collect(Collectors.joining("\n", "code,name,level\n", "\n"));
        importCsv(agencyService, "territories/import?language=pt", csv)
                .statusCode(200)
                .body("rejected", empty());
        awaitCopies(List.copyOf(names.keySet()), List.of());
        names.forEach((code, name) -> {
            JsonPath found = search(name).extract().jsonPath();
            String first = found.getString("territories[0].code");
            assertThat(spelling(names.getOrDefault(first, first)))
                    .as("what is found first for %s of seed %d", name, seed)
                    .isEqualTo(spelling(name));
            assertThat(found.getBoolean("similar")).isFalse();
        });
    }

    private static String name(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(word -> IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(syllable -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private String spelling(String text) {
        return QuarkusTransaction.requiringNew().call(() -> (String) entityManager
                .createNativeQuery("SELECT spelling_of(CAST(:text AS text))")
                .setParameter("text", text)
                .getSingleResult());
    }
}
