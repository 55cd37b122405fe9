package org.interagency.kit.fact;

import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/** Finds cycles of parents, and chains of them that are too long, on any day. */
public final class Ancestry {

    /** How many levels a hierarchy may have. */
    public static final int MOST_LEVELS = 64;

    private Ancestry() {}

    /**
     * The parent of something in a period.
     *
     * @param since the first day; {@code null} for the beginning
     * @param until the first day after the period; {@code null} if it has no end
     * @param parent {@code null} if it has no parent
     */
    public record Link(@Nullable LocalDate since, @Nullable LocalDate until, @Nullable String parent) {

        /** The parent in each state. */
        public static <F extends TimedFact<F>> List<Link> of(
                Timeline<F> timeline, Function<F, @Nullable String> parent) {
            return timeline.states().stream()
                    .map(state -> new Link(state.since(), state.until(), parent.apply(state)))
                    .toList();
        }
    }

    /**
     * Whether something would be its own ancestor on some day if it got a link.
     *
     * @param linksOf returns all links of a code; none if the code is unknown
     */
    public static boolean wouldCircle(String code, Link link, Function<String, List<Link>> linksOf) {
        Set<Link> seen = new HashSet<>();
        Deque<Link> steps = new ArrayDeque<>(List.of(link));
        while (!steps.isEmpty()) {
            Link step = steps.pop();
            if (step.parent() == null || !seen.add(step)) {
                continue;
            }
            if (step.parent().equals(code)) {
                return true;
            }
            for (Link above : linksOf.apply(step.parent())) {
                if (!Validity.areApart(step.since(), step.until(), above.since(), above.until())) {
                    steps.push(within(step, above));
                }
            }
        }
        return false;
    }

    /**
     * Whether a hierarchy would have more than {@value #MOST_LEVELS} levels on some day if something in it got a link.
     *
     * @param linksOf returns all links of a code; none if the code is unknown
     * @param below the number of levels below it
     */
    public static boolean isTooDeep(Link link, Function<String, List<Link>> linksOf, IntSupplier below) {
        int levels = 1 + ancestors(link, linksOf);
        return levels > 1 && (levels > MOST_LEVELS || levels + below.getAsInt() > MOST_LEVELS);
    }

    /** The number of ancestors on the day with the most; no more than {@value #MOST_LEVELS} are counted. */
    private static int ancestors(Link link, Function<String, List<Link>> linksOf) {
        Set<Link> steps = Set.of(link);
        for (int ancestors = 0; ancestors < MOST_LEVELS; ancestors++) {
            steps = steps.stream()
                    .filter(step -> step.parent() != null)
                    .flatMap(step -> linksOf.apply(step.parent()).stream()
                            .filter(above ->
                                    !Validity.areApart(step.since(), step.until(), above.since(), above.until()))
                            .map(above -> within(step, above)))
                    .collect(Collectors.toSet());
            if (steps.isEmpty()) {
                return ancestors;
            }
        }
        return MOST_LEVELS;
    }

    private static Link within(Link step, Link above) {
        LocalDate since = above.since() == null ? step.since() : Validity.laterStart(above.since(), step.since());
        return new Link(since, Validity.earlierEnd(step.until(), above.until()), above.parent());
    }

    /**
     * Counts the levels below something on the day with the most; no more than {@value #MOST_LEVELS} are counted.
     *
     * @param table a table of states that has the columns {@code since} and {@code until}
     * @param key the column that identifies a thing
     * @param parent the column of its parent
     */
    public static int below(Session session, String table, String key, String parent, String code) {
        session.flush();
        return session.createNativeQuery(
                        """
                        WITH RECURSIVE below (code, since, until, level) AS (
                            SELECT CAST(:code AS text), CAST(NULL AS date), CAST(NULL AS date), 0
                            UNION
                            SELECT t.%2$s, greatest(b.since, t.since), least(b.until, t.until), b.level + 1
                            FROM below b JOIN %1$s t ON t.%3$s = b.code
                            WHERE b.level < :most
                            AND (greatest(b.since, t.since) < least(b.until, t.until)) IS NOT FALSE)
                        SELECT max(level) FROM below"""
                                .formatted(table, key, parent),
                        Integer.class)
                .setParameter("code", code)
                .setParameter("most", MOST_LEVELS)
                .getSingleResult();
    }

    /**
     * Reads the links of some codes and of all their ancestors, in all states.
     *
     * @param table a table of states that has the columns {@code code} and {@code parent}
     * @return the links by code; mutable, so that the links of later writes can be added
     */
    public static Map<String, List<Link>> above(Session session, String table, Set<String> codes) {
        Map<String, List<Link>> links = new HashMap<>();
        session.createNativeQuery(
                        """
                        WITH RECURSIVE above (code, parent, since, until) AS (
                            SELECT code, parent, since, until FROM %1$s WHERE code = ANY (:codes)
                            UNION
                            SELECT t.code, t.parent, t.since, t.until FROM %1$s t JOIN above ON t.code = above.parent)
                        SELECT code, parent, since, until FROM above"""
                                .formatted(table),
                        Tuple.class)
                .addScalar("code", String.class)
                .addScalar("parent", String.class)
                .addScalar("since", LocalDate.class)
                .addScalar("until", LocalDate.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .list()
                .forEach(row -> links.computeIfAbsent(row.get(0, String.class), code -> new ArrayList<>())
                        .add(new Link(
                                row.get(2, LocalDate.class), row.get(3, LocalDate.class), row.get(1, String.class))));
        return links;
    }
}
