package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;

/** Reads findings. */
@ApplicationScoped
public class Findings {

    /** Sorts from low to high. */
    private static final Sortable<FoundFinding> BY_SEVERITY = new Sortable<>(
            "severity",
            "case severity when 'high' then 2 when 'medium' then 1 else 0 end",
            (found, language) -> found.finding().severity().ordinal(),
            Integer::valueOf);

    /** The statuses of findings with which something is left to do. */
    public static final Set<FindingStatus> UNSETTLED = Arrays.stream(FindingStatus.values())
            .filter(status -> !status.isSettled())
            .collect(Collectors.toUnmodifiableSet());

    private final Session session;
    private final FindingConditions conditions;

    Findings(Session session, FindingConditions conditions) {
        this.session = session;
        this.conditions = conditions;
    }

    /** The finding of this id, if it exists. */
    @Transactional
    public Optional<FoundFinding> find(String id) {
        return Optional.ofNullable(session.find(FindingEntity.class, id)).map(FindingEntity::found);
    }

    /** In which scope the finding of this id was detected, if it exists. */
    @Transactional
    public Optional<FindingScope> scopeOf(String id) {
        return Optional.ofNullable(session.find(FindingEntity.class, id))
                .map(finding -> new FindingScope(finding.scope));
    }

    /** The findings that match, in the order of their ids or as the page request sorts them. */
    @Transactional
    public Page<FoundFinding> list(FindingFilter filter, PageRequest page) {
        Criteria<FoundFinding> criteria = Criteria.<FoundFinding>by("id")
                .sortable(BY_SEVERITY)
                .sortable(Sortable.byCode("type", found -> found.finding().type()))
                .sortable(Sortable.byTime("firstSeen", found -> found.finding().firstSeen()))
                .sortable(
                        Sortable.byTime("lastChanged", found -> found.finding().lastChanged()));
        conditions.of(filter).forEach(condition -> criteria.sql(condition.sql(), condition.values()));
        return criteria.page(session, FindingEntity.class, page, FindingEntity::found, found -> found.finding()
                .key());
    }

    /**
     * The findings that hold today or later, with which something is left to do, and which are about one of these; the most severe first. None if there are no
     * codes.
     *
     * @param programmes codes of programmes
     * @param agencies codes of agencies
     * @param territories codes of territories
     * @param limit how many findings at most
     */
    @Transactional
    public List<FoundFinding> about(
            Collection<String> programmes, Collection<String> agencies, Collection<String> territories, int limit) {
        List<SqlCondition> subjects = new ArrayList<>();
        addAny(subjects, "programmes", programmes);
        addAny(subjects, "agencies", agencies);
        addAny(subjects, "territories", territories);
        if (subjects.isEmpty()) {
            return List.of();
        }
        List<SqlCondition> all = new ArrayList<>(conditions.of(FindingFilter.NONE.withStatuses(UNSETTLED)));
        all.add(SqlCondition.any(subjects));
        Criteria<FoundFinding> criteria = Criteria.<FoundFinding>by("id").sortable(BY_SEVERITY);
        all.forEach(condition -> criteria.sql(condition.sql(), condition.values()));
        return criteria.page(
                        session,
                        FindingEntity.class,
                        new PageRequest(limit, null, "-" + BY_SEVERITY.name(), Languages.DEFAULT),
                        FindingEntity::found,
                        found -> found.finding().key())
                .items();
    }

    private static void addAny(List<SqlCondition> subjects, String column, Collection<String> codes) {
        if (!codes.isEmpty()) {
            subjects.add(SqlCondition.namesAny(column, codes));
        }
    }
}
