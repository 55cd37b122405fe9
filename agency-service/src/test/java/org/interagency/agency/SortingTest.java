package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class SortingTest {

    private static final String THERE = "agencies?territory=SORT";

    @BeforeEach
    void agenciesOfOneTerritory() {
        put("territories/SORT", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("SORT-1", "{'es': 'Zona', 'en': 'Area'}", ", 'validFrom': '2001-01-01'");
        agency("SORT-2", "{'es': 'árbol', 'en': 'Tree'}", ", 'validFrom': '2003-01-01', 'validTo': '2050-01-01'");
        agency("SORT-3", "{'es': 'Bosque', 'en': 'forest'}", ", 'validFrom': '2002-01-01', 'validTo': '2040-01-01'");
        agency("SORT-4", "{'qu': 'Mayu', 'ay': 'Jawira'}", "");
        agency("SORT-5", "{'es': 'Arbol', 'en': 'Tree'}", ", 'validFrom': '2002-01-01'");
    }

    private static void agency(String code, String name, String more) {
        put(
                "agencies/" + code,
                "{'name': %s, 'kind': 'ministry', 'level': 'national', 'territory': 'SORT'%s}"
                        .formatted(name, more)
                        .replace('\'', '"'));
    }

    private static List<String> codes(String query, String language) {
        return page(query, language).getList("items.code");
    }

    private static JsonPath page(String query, String language) {
        return request()
                .header("Accept-Language", language)
                .get(THERE + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void sortsByTheNameInTheReadersLanguageAsADictionaryDoes() {
        assertThat(codes("&sort=name", "es-CL,en;q=0.5"))
                .containsExactly("SORT-5", "SORT-2", "SORT-3", "SORT-4", "SORT-1");
        assertThat(codes("&sort=name", "en")).containsExactly("SORT-1", "SORT-3", "SORT-4", "SORT-2", "SORT-5");
        assertThat(codes("&sort=name", "*")).isEqualTo(codes("&sort=name", "en"));
    }

    @Test
    void whatHasNothingToBeSortedByComesLast() {
        get(THERE + "&sort=validFrom").body("items.code", contains("SORT-1", "SORT-3", "SORT-5", "SORT-2", "SORT-4"));
        get(THERE + "&sort=-validFrom").body("items.code", contains("SORT-2", "SORT-3", "SORT-5", "SORT-1", "SORT-4"));
        get(THERE + "&sort=-validTo").body("items.code", contains("SORT-2", "SORT-3", "SORT-1", "SORT-4", "SORT-5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "validFrom", "-validFrom", "validTo", "-validTo", "kind", "-kind"})
    void pagesAreAsOneListIs(String sort) {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page("&limit=1&sort=" + sort + cursor, "es");
            paged.addAll(page.getList("items.code"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        assertThat(paged).hasSize(5).isEqualTo(codes("&sort=" + sort, "es"));
    }

    @Test
    void theLinkToTheNextPageKeepsTheOrder() {
        String link = get(THERE + "&sort=-validFrom&limit=2").extract().header("Link");
        assertThat(link).contains("sort=-validFrom", "rel=\"next\"");
    }

    @Test
    void refusesAnOrderThatThereIsNot() {
        get(THERE + "&sort=color")
                .statusCode(400)
                .body("errors.pointer", contains("?sort"))
                .body("errors.detail", contains(containsString("validFrom")));
        String cursor = page("&limit=1&sort=name", "es").getString("next");
        for (String other : List.of("&sort=-name", "&sort=validFrom", "")) {
            get(THERE + "&limit=1&cursor=" + cursor + other)
                    .statusCode(400)
                    .body("errors.pointer", contains("?cursor"));
        }
    }
}
