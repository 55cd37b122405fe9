package org.interagency.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+56 2", "-1+1|cmd", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1D1+1", "'=1", "''@x"})
    void guardsAFormulaAndTakesTheGuardOffAgain(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ministry", "a=b", "'", "'Ministry'", "1-1", "''"})
    void leavesOtherTextsAlone(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo(text);
        assertThat(SpreadsheetText.unguarded(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "-x"})
    void takesACellWithoutAGuardAsItIs(String cell) {
        assertThat(SpreadsheetText.unguarded(cell)).isEqualTo(cell);
    }
}
