package org.interagency.kit.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;

/**
 * The result of comparing copies with the facts of their owners.
 *
 * @param defects the copies that differed; each was replaced if its owner has the fact
 * @param uncheckedTopics the topics whose owner did not answer
 */
public record CopyCheck(List<CopyDefect> defects, List<String> uncheckedTopics) {

    private static final Logger LOG = Logger.getLogger(CopyCheck.class);

    /** Compares all copies of the given kinds and replaces those that differ. Opens transactions of its own. */
    static CopyCheck of(List<Copies<?>> kinds) {
        List<CopyDefect> defects = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (Copies<?> copies : kinds) {
            try {
                defects.addAll(copies.mend());
            } catch (RefusedException unanswered) {
                LOG.warnf("copies of %s were not checked: %s", copies.topic(), unanswered.getMessage());
                unchecked.add(copies.topic());
            }
        }
        defects.forEach(defect -> LOG.errorf("a copy differs from its owner's fact: %s", defect));
        return new CopyCheck(List.copyOf(defects), List.copyOf(unchecked));
    }

    /** This result and another one as one result. */
    CopyCheck and(CopyCheck other) {
        return new CopyCheck(joined(defects, other.defects), joined(uncheckedTopics, other.uncheckedTopics));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
