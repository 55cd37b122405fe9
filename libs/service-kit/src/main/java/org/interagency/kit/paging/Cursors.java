package org.interagency.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The form of cursors that are made of texts; a client can put them into an address as they are. */
public final class Cursors {

    /** Separates the texts; no stored text contains it. */
    private static final String BETWEEN = "\0";

    private Cursors() {}

    /** The cursor of some texts, at least one. */
    public static String of(List<String> parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The texts of a cursor.
     *
     * @throws IllegalArgumentException if it is not one of texts
     */
    public static List<String> parts(String cursor) {
        return List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(BETWEEN, -1));
    }
}
