package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.gateway.web.MatrixPage.MatrixKey;
import org.interagency.gateway.web.MatrixPage.MatrixPageCell;

/** The cells of the matrix in the words of a language. */
record MatrixCells(PageTexts texts) {

    private static final String EMPTY = "empty";
    private static final String NONE = "none";
    private static final String ONE = "one";
    private static final String SEVERAL = "several";
    private static final String SOME = "some";

    /**
     * What an agency has in a function.
     *
     * @param cell as the API answers it; empty if the agency has no role in the function
     * @param href the address of what is behind it
     */
    MatrixPageCell ofAgency(JsonObject cell, String href) {
        JsonObject roles = JsonFields.object(cell, "responsibilities");
        long accountable = roles.getLong(Role.ACCOUNTABLE.code(), 0L);
        long all = Coded.codes(Role.class).stream()
                .mapToLong(role -> roles.getLong(role, 0L))
                .sum();
        if (all == 0) {
            return new MatrixPageCell(EMPTY, word("agency", EMPTY), "", "", "");
        }
        String kind = accountable == 0 ? SOME : accountable == 1 ? ONE : SEVERAL;
        return new MatrixPageCell(
                kind,
                word("agency", kind),
                accountable == 1 ? "" : texts.formats().number(accountable == 0 ? all : accountable),
                Coded.codes(Role.class).stream()
                        .filter(role -> roles.getLong(role, 0L) > 0)
                        .map(role -> texts.of(
                                "roleCount",
                                texts.name("role", role),
                                texts.formats().number(roles.getLong(role))))
                        .collect(Collectors.joining(", ")),
                href);
    }

    /**
     * How many agencies are accountable for a function in a territory.
     *
     * @param cell as the API answers it
     * @param href the address of what is behind it
     */
    MatrixPageCell ofTerritory(JsonObject cell, String href) {
        String accountable = JsonFields.text(cell, "accountable");
        String kind = accountable.equals(NONE) || accountable.equals(ONE) || accountable.equals(SEVERAL)
                ? accountable
                : EMPTY;
        if (kind.equals(EMPTY)) {
            return new MatrixPageCell(EMPTY, word("territory", EMPTY), "", "", "");
        }
        long gaps = cell.getLong("gaps", 0L);
        long overlaps = cell.getLong("overlaps", 0L);
        long found = kind.equals(NONE) ? gaps : overlaps;
        return new MatrixPageCell(
                kind,
                word("territory", kind),
                found == 0 ? "" : texts.formats().number(found),
                Stream.of(
                                texts.counted("cellRequired", cell.getLong("required", 0L)),
                                gaps == 0 ? "" : texts.counted("cellGaps", gaps),
                                overlaps == 0 ? "" : texts.counted("cellOverlaps", overlaps))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")),
                href);
    }

    /**
     * What each kind of cell means.
     *
     * @param columns {@code agency} or {@code territory}
     */
    List<MatrixKey> keys(String columns) {
        return Stream.of(ONE, SEVERAL, columns.equals("agency") ? SOME : NONE, EMPTY)
                .map(kind -> new MatrixKey(kind, word(columns, kind), texts.of("key." + columns + "." + kind)))
                .toList();
    }

    private String word(String columns, String kind) {
        return texts.of("cell." + columns + "." + kind);
    }
}
