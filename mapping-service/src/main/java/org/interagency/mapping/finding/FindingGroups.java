package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;

/** Says which population groups findings are about. Needs a transaction. */
@ApplicationScoped
public class FindingGroups {

    /** A box without groups is about everyone but those that it excepts. */
    private static final String CONCERNED =
            """
            SELECT code FROM unnest(CAST(:groups AS varchar[])) AS code WHERE EXISTS (
                SELECT 1 FROM people WHERE CASE WHEN named = '[]' THEN NOT coalesce(jsonb_exists(excepted, code), false)
                ELSE jsonb_exists(named, code) END)""";

    private final Session session;
    private final KnownTerritories territories;

    FindingGroups(Session session, KnownTerritories territories) {
        this.session = session;
        this.territories = territories;
    }

    /**
     * Those groups for some of whose people nobody is accountable for a required function, in a territory on a day.
     *
     * @param within the code of the territory; all below it counts too
     * @param groups the codes to choose from
     */
    public Set<String> unassigned(String within, LocalDate day, Collection<String> groups) {
        return concerned(List.of(ofType(FindingType.UNASSIGNED)), within, day, groups);
    }

    /**
     * Those groups some of whose people need protection against one of some contingencies and have none, in a territory on a day.
     *
     * @param contingencies their codes
     * @param within as of {@link #unassigned}
     * @param groups as of {@link #unassigned}
     */
    public Set<String> uncovered(
            Collection<String> contingencies, String within, LocalDate day, Collection<String> groups) {
        return concerned(
                List.of(ofType(FindingType.UNCOVERED), SqlCondition.isAny("contingency", contingencies)),
                within,
                day,
                groups);
    }

    private static SqlCondition ofType(FindingType type) {
        return SqlCondition.of("type = ?", type.code());
    }

    /** The groups of which some people are in the extent of an unresolved finding. The findings are read once; memory does not grow with their number. */
    private Set<String> concerned(
            Collection<SqlCondition> which, String within, LocalDate day, Collection<String> groups) {
        List<String> codes = territories.tree().within(within);
        List<SqlCondition> conditions = new ArrayList<>(which);
        Collections.addAll(
                conditions,
                SqlCondition.of("status <> ?", FindingStatus.RESOLVED.code()),
                SqlCondition.isWithin("valid_from", "valid_to", day),
                SqlCondition.namesAny("finding.territories", codes),
                SqlCondition.isWithin("box ->> 'validFrom'", "box ->> 'validTo'", day.toString()),
                SqlCondition.namesAny(
                        "(SELECT array_agg(CAST(place AS varchar)) FROM jsonb_array_elements_text(box -> 'territories') AS place)",
                        codes));
        Map<String, Object> values = new HashMap<>();
        String where = SqlCondition.where(conditions, values);
        NativeQuery<String> query = session.createNativeQuery(
                "WITH people AS MATERIALIZED (SELECT DISTINCT box -> 'groups' AS named, box -> 'groupsExcept' AS excepted"
                        + " FROM finding, jsonb_array_elements(extent) AS box WHERE " + where + ") " + CONCERNED,
                String.class);
        values.forEach(query::setParameter);
        return Set.copyOf(
                query.setParameter("groups", groups.toArray(String[]::new)).list());
    }
}
