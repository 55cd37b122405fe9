package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/** Reads findings. */
@ApplicationScoped
public class Findings {

    /** Sorts from low to high. */
    private static final Sortable<FoundFinding> BY_SEVERITY = new Sortable<>(
            "severity",
            "case severity when 'high' then 2 when 'medium' then 1 else 0 end",
            (found, language) -> found.finding().severity().ordinal(),
            Integer::valueOf);

    private static final String HOLDS =
            "cast(sql('jsonb_path_exists(?, cast(? as jsonpath))', extent, :%s) as boolean)";

    /** The statuses of findings with which something is left to do. */
    public static final Set<FindingStatus> UNSETTLED = Arrays.stream(FindingStatus.values())
            .filter(status -> !status.isSettled())
            .collect(Collectors.toUnmodifiableSet());

    private final Session session;

    Findings(Session session) {
        this.session = session;
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

    /**
     * The findings that match, in the order of their ids or as the page request sorts them.
     *
     * @param type {@code null} means any
     * @param statuses none means any
     */
    @Transactional
    public Page<FoundFinding> list(
            @Nullable FindingType type, Set<FindingStatus> statuses, FindingFilter filter, PageRequest page) {
        Criteria<FoundFinding> criteria = Criteria.<FoundFinding>by("id")
                .equal("type", type)
                .in("status", Coded.codes(statuses))
                .contains("programmes", filter.programme())
                .equal("function", filter.function())
                .contains("agencies", filter.agency())
                .contains("territories", filter.territory())
                .equal("severity", filter.severity())
                .equal("vertical", filter.vertical())
                .equal("assignee", filter.handling().assignee())
                .sortable(BY_SEVERITY)
                .sortable(Sortable.byCode("type", found -> found.finding().type()))
                .sortable(Sortable.byTime("firstSeen", found -> found.finding().firstSeen()))
                .sortable(
                        Sortable.byTime("lastChanged", found -> found.finding().lastChanged()));
        LocalDate today = Today.date();
        if (!filter.asksForDays()) {
            holdsTodayOrLater(criteria, today);
        }
        if (filter.timing() != null) {
            switch (filter.timing()) {
                case PAST -> criteria.add("validTo <= :%s", today);
                case CURRENT -> holdsWithin(criteria, today, today);
                case FUTURE -> {
                    holdsTodayOrLater(criteria, today);
                    criteria.add("not " + HOLDS, path(today, today));
                }
            }
        }
        if (filter.asOf() != null) {
            holdsWithin(criteria, filter.asOf(), filter.asOf());
        }
        if (filter.from() != null && filter.to() != null) {
            holdsWithin(criteria, filter.from(), filter.to().minusDays(1));
        }
        if (filter.handling().overdue()) {
            criteria.add("dueOn < :%s", Today.date()).in("status", Coded.codes(UNSETTLED));
        }
        if (filter.handling().reviewDue()) {
            criteria.add("reviewOn <= :%s", Today.date()).equal("status", FindingStatus.ACCEPTED);
        }
        return criteria.page(session, FindingEntity.class, page, FindingEntity::found, found -> found.finding()
                .key());
    }

    private static void holdsTodayOrLater(Criteria<?> criteria, LocalDate today) {
        criteria.add("validTo is null or validTo > :%s", today);
    }

    /** Both days are inside the period. The first two conditions, which indexes can answer, follow from the third. */
    private static void holdsWithin(Criteria<?> criteria, LocalDate first, LocalDate last) {
        criteria.add("validTo is null or validTo > :%s", first);
        criteria.add("validFrom <= :%s", last);
        criteria.add(HOLDS, path(first, last));
    }

    /** Finds a box that holds within the days. Days are compared as texts, which would be wrong for the day after 9999-12-31. */
    private static String path(LocalDate first, LocalDate last) {
        return "$[*] ? (@.validFrom <= \"" + last + "\" && (@.validTo == null || @.validTo > \"" + first + "\"))";
    }
}
