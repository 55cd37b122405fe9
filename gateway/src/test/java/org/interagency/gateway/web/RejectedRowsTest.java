package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.interagency.gateway.web.DeskImportPage.CellWithErrors;
import org.interagency.gateway.web.DeskImportPage.RowWithErrors;
import org.junit.jupiter.api.Test;

/** The rows of a file that an import has rejected. */
class RejectedRowsTest {

    private static final Buffer FILE =
            Buffer.buffer("code,name,owner\r\nA,\"One,\r\ntwo\",X\r\nB,Three\r\nC,Four,Y\r\n");

    private static JsonObject error(long line, String column, String reason) {
        return new JsonObject().put("line", line).put("column", column).put("reason", reason);
    }

    private static JsonObject report(JsonObject... errors) {
        return new JsonObject().put("rejected", new JsonArray(List.of(errors)));
    }

    @Test
    void hasEachErrorBesideItsCell() {
        RejectedRows rows = RejectedRows.of(
                FILE,
                report(
                        error(2, "owner", "X is unknown."),
                        error(4, "owner", "is needed"),
                        error(4, "scheme", "is needed"),
                        error(4, "", "is late")));
        assertThat(rows.columns()).containsExactly("code", "name", "owner");
        assertThat(rows.shown(50))
                .containsExactly(
                        new RowWithErrors(
                                "2",
                                List.of(
                                        new CellWithErrors("A", List.of()),
                                        new CellWithErrors("One,\r\ntwo", List.of()),
                                        new CellWithErrors("X", List.of("X is unknown."))),
                                List.of()),
                        new RowWithErrors(
                                "4",
                                List.of(
                                        new CellWithErrors("B", List.of()),
                                        new CellWithErrors("Three", List.of()),
                                        new CellWithErrors("", List.of("is needed"))),
                                List.of("scheme: is needed", "is late")));
        assertThat(rows.shown(1)).hasSize(1);
    }

    @Test
    void theFileOfRejectedRowsHasTheirErrorsAndCanBeSentAgain() {
        RejectedRows rows = RejectedRows.of(FILE, report(error(2, "owner", "X is unknown."), error(4, "", "=1+1")));
        Buffer file = rows.file();
        assertThat(file.toString())
                .isEqualTo("code,name,owner,errors\r\nA,\"One,\r\ntwo\",X,owner: X is unknown.\r\nB,Three,,'=1+1\r\n");
        assertThat(RejectedRows.withoutErrors(file).toString())
                .isEqualTo("code,name,owner\r\nA,\"One,\r\ntwo\",X\r\nB,Three,\r\n");
    }

    @Test
    void anyOtherFileStaysAsItIs() {
        for (String text : List.of("", "code\n", FILE.toString(), "\uFEFFcode,name\n", "code,\"name\nA,B")) {
            assertThat(RejectedRows.withoutErrors(Buffer.buffer(text)).toString())
                    .isEqualTo(text);
        }
    }

    @Test
    void aFileWithoutRejectionsHasNoRows() {
        assertThat(RejectedRows.of(FILE, report()).rows()).isEmpty();
    }
}
