package org.interagency.kit.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interagency.kit.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * How the copies of a service compare with what the owners of the facts have.
 *
 * @param defects the copies that differed; those of which the owner has the fact are mended
 * @param uncheckedTopics the topics whose owner did not answer
 */
public record CopyCheck(List<CopyDefect> defects, List<String> uncheckedTopics) {

    private static final Logger LOG = Logger.getLogger(CopyCheck.class);

    /** How long an event may be under way before its absence is a defect. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);

    /** Compares all copies of some kinds. Opens transactions of its own. */
    public static CopyCheck of(List<Copies<?>> kinds) {
        Instant deadline = Instant.now().plus(UNDER_WAY);
        List<CopyDefect> defects = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (Copies<?> copies : kinds) {
            try {
                defects.addAll(copies.mend(deadline));
            } catch (ProblemException unanswered) {
                LOG.warnf("copies of %s are not checked: %s", copies.topic(), unanswered.getMessage());
                unchecked.add(copies.topic());
            }
        }
        defects.forEach(defect -> LOG.errorf("a copy differs from what its owner has: %s", defect));
        return new CopyCheck(List.copyOf(defects), List.copyOf(unchecked));
    }
}
