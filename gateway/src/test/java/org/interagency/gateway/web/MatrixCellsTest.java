package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.MatrixPage.MatrixKey;
import org.interagency.gateway.web.MatrixPage.MatrixPageCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells of the matrix in words. */
class MatrixCellsTest {

    private final MatrixCells cells = new MatrixCells(PageTexts.in(Languages.DEFAULT));

    private static JsonObject held(JsonObject roles) {
        return new JsonObject().put("function", "policy").put("responsibilities", roles);
    }

    /** Roles and their numbers, as the detail of a cell names them. */
    private static String roles(String... pairs) {
        PageTexts texts = PageTexts.in(Languages.DEFAULT);
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> texts.of("role." + pairs[2 * i]) + ": " + pairs[2 * i + 1])
                .collect(Collectors.joining(", "));
    }

    private static JsonObject found(String accountable, int required, int gaps, int overlaps) {
        return new JsonObject()
                .put("function", "policy")
                .put("accountable", accountable)
                .put("required", required)
                .put("gaps", gaps)
                .put("overlaps", overlaps);
    }

    @Test
    void countsTheResponsibilitiesForWhichAnAgencyIsAccountable() {
        assertThat(cells.ofAgency(held(new JsonObject().put("accountable", 1).put("informed", 4)), "/x"))
                .isEqualTo(new MatrixPageCell("one", "one", "", roles("accountable", "1", "informed", "4"), "/x"));
        assertThat(cells.ofAgency(held(new JsonObject().put("accountable", 1200)), "/x"))
                .isEqualTo(new MatrixPageCell("several", "several", "1,200", roles("accountable", "1,200"), "/x"));
    }

    @Test
    void anAgencyWithOtherRolesTakesPart() {
        assertThat(cells.ofAgency(held(new JsonObject().put("responsible", 2).put("consulted", 1)), "/x"))
                .isEqualTo(new MatrixPageCell(
                        "some", "takes part", "3", roles("responsible", "2", "consulted", "1"), "/x"));
    }

    @Test
    void nothingIsBehindACellWithoutARole() {
        assertThat(cells.ofAgency(new JsonObject(), "/x")).isEqualTo(new MatrixPageCell("empty", "none", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "one; 2; 0; 0; one; ''; required by 2 programmes",
                "none; 1; 3; 1; nobody; 3; required by 1 programme, 3 findings of gaps, 1 finding of an overlap",
                "several; 1; 0; 2; several; 2; required by 1 programme, 2 findings of overlaps"
            })
    void saysHowManyAgenciesAreAccountableInATerritory(
            String accountable, int required, int gaps, int overlaps, String word, String count, String detail) {
        assertThat(cells.ofTerritory(found(accountable, required, gaps, overlaps), "/x"))
                .isEqualTo(new MatrixPageCell(accountable, word, count, detail, "/x"));
    }

    @Test
    void nothingIsBehindACellThatNoProgrammeRequires() {
        assertThat(cells.ofTerritory(found("not-required", 0, 0, 0), "/x"))
                .isEqualTo(new MatrixPageCell("empty", "not required", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "territory"})
    void explainsEachKindOfCellInEachLanguage(String columns) {
        assertThat(Languages.ALL)
                .allSatisfy(language -> assertThat(new MatrixCells(PageTexts.in(language)).keys(columns))
                        .hasSize(4)
                        .extracting(MatrixKey::kind)
                        .doesNotHaveDuplicates());
    }
}
