package org.interagency.kit.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;

/**
 * How the copies of services compare with what the owners of the facts have.
 *
 * @param defects the copies that differed; those of which the owner has the fact are mended
 * @param uncheckedTopics the topics whose owner did not answer
 */
public record CopyCheck(List<CopyDefect> defects, List<String> uncheckedTopics) {

    private static final Logger LOG = Logger.getLogger(CopyCheck.class);

    /** Compares all copies of some kinds. Opens transactions of its own. */
    static CopyCheck of(List<Copies<?>> kinds) {
        List<CopyDefect> defects = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (Copies<?> copies : kinds) {
            try {
                defects.addAll(copies.mend());
            } catch (RefusedException unanswered) {
                LOG.warnf("copies of %s are not checked: %s", copies.topic(), unanswered.getMessage());
                unchecked.add(copies.topic());
            }
        }
        defects.forEach(defect -> LOG.errorf("a copy differs from what its owner has: %s", defect));
        return new CopyCheck(List.copyOf(defects), List.copyOf(unchecked));
    }

    /** Both. */
    CopyCheck and(CopyCheck other) {
        return new CopyCheck(joined(defects, other.defects), joined(uncheckedTopics, other.uncheckedTopics));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
