package org.interagency.kit.request;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Functions for codes in requests. */
public final class Codes {

    private Codes() {}

    /**
     * The code in the address of a PUT, which the body may repeat.
     *
     * @param field the field of the body that has the code
     * @throws RefusedException if the body has another code
     */
    public static String inAddress(String field, String address, @Nullable String body) {
        if (body != null && !Objects.equals(address, body)) {
            throw RefusedException.violating(List.of(
                    Violation.of(field, "The address says " + address + "; leave it out here or write the same.")));
        }
        return address;
    }

    /** The codes in sorted order; empty for {@code null}. */
    public static <T extends Comparable<T>> Set<T> sorted(@Nullable Set<T> given) {
        return given == null ? Set.of() : new TreeSet<>(given);
    }
}
