package org.interagency.kit.fact;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps parents from forming a cycle. */
public final class Ancestry {

    private Ancestry() {}

    /**
     * Whether something would be its own ancestor if it had this parent.
     *
     * @param parentOf the parent of a code, or {@code null}
     */
    public static boolean wouldCircle(String code, @Nullable String parent, UnaryOperator<@Nullable String> parentOf) {
        Set<String> seen = new HashSet<>();
        for (String step = parent; step != null && seen.add(step); step = parentOf.apply(step)) {
            if (step.equals(code)) {
                return true;
            }
        }
        return false;
    }
}
