package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.VersionOrder;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads the versions of findings, with what people have done about them. */
@ApplicationScoped
public class FindingHistory {

    private static final int ROWS_AT_ONCE = 10;

    private final Session session;
    private final KnownTerritories territories;

    FindingHistory(Session session, KnownTerritories territories) {
        this.session = session;
        this.territories = territories;
    }

    /**
     * The versions of a finding, oldest first, or newest first if the page request asks for it. A page has fewer of them than asked for if they are large.
     *
     * @param readsSteps whether the reader may know who has done what. Otherwise, versions without a change of the finding are left out
     * @throws RefusedException if the finding does not exist, or if the page request is not one for this list
     */
    @Transactional
    public Page<FindingVersion> versions(String id, PageRequest request, boolean readsSteps) {
        checkThatItExists(id);
        VersionOrder order = request.versionOrder();
        List<Tuple> read;
        boolean hasNext;
        try (Stream<Tuple> rows = rows(id, order, request.limit() + 1, readsSteps)) {
            Iterator<Tuple> next = rows.iterator();
            read = Page.items(next, request.limit(), FindingHistory::characters);
            hasNext = next.hasNext();
        }
        List<FindingVersion> versions =
                order.fromTheOldestOn(read, oldestFirst -> inOrder(id, oldestFirst, readsSteps));
        return page(
                versions,
                hasNext,
                versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version());
    }

    private static int characters(Tuple row) {
        FindingFact content = row.get(0, FindingVersionEntity.class).content;
        return content == null ? 0 : content.toString().length();
    }

    /** @param rows of versions that follow each other, the oldest first */
    private List<FindingVersion> inOrder(String id, List<Tuple> rows, boolean readsSteps) {
        List<FindingVersion> versions = new ArrayList<>();
        if (rows.isEmpty()) {
            return versions;
        }
        TerritoryTree tree = territories.tree();
        FindingFact before =
                contentAt(id, rows.get(0).get(0, FindingVersionEntity.class).id.version() - 1);
        for (Tuple row : rows) {
            FindingVersionEntity version = row.get(0, FindingVersionEntity.class);
            versions.add(version(version, readsSteps ? row.get(1, FindingStepEntity.class) : null, before, tree));
            if (version.content != null) {
                before = version.content;
            }
        }
        return versions;
    }

    private Stream<Tuple> rows(String id, VersionOrder order, int most, boolean readsSteps) {
        return session.createSelectionQuery(
                        """
                        select version, step from FindingVersionEntity version
                        left join FindingStepEntity step
                            on step.id.finding = version.id.finding and step.id.version = version.id.version
                        where version.id.finding = :finding %s and %s"""
                                .formatted(
                                        readsSteps ? "" : "and version.content is not null",
                                        order.condition("version.id.version")),
                        Tuple.class)
                .setParameter("finding", id)
                .setParameter("from", order.from())
                .setMaxResults(most)
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream();
    }

    private static FindingVersion version(
            FindingVersionEntity version,
            @Nullable FindingStepEntity step,
            @Nullable FindingFact before,
            TerritoryTree tree) {
        FindingFact content = version.content;
        return new FindingVersion(
                version.id.version(),
                step == null ? Objects.requireNonNull(content).lastChanged() : step.at,
                Coded.find(FindingChange.class, version.change).orElseThrow(),
                step == null ? null : step.step(),
                content == null || before == null ? null : FindingDifference.between(before, content, tree),
                content);
    }

    /** What the finding says in a version; {@code null} if that is before the first one that is kept. */
    private @Nullable FindingFact contentAt(String id, long version) {
        return session.createSelectionQuery(
                        """
                        select content from FindingVersionEntity
                        where id.finding = :finding and id.version <= :version and content is not null
                        order by id.version desc""",
                        FindingFact.class)
                .setParameter("finding", id)
                .setParameter("version", version)
                .setMaxResults(1)
                .uniqueResult();
    }

    /**
     * The comments on a finding, oldest first.
     *
     * @param aboutEffects whether only those are wanted that are about a potential effect
     * @throws RefusedException if the finding does not exist, or if the page request is not one for this list
     */
    @Transactional
    public Page<FindingComment> comments(String id, boolean aboutEffects, PageRequest request) {
        checkThatItExists(id);
        request.refuseOrder("Comments are in the order of versions. Leave sort out.");
        List<FindingComment> found = session
                .createSelectionQuery(
                        """
                        from FindingStepEntity
                        where id.finding = :finding and kind = :comment and id.version > :after
                        and (effect is not null or :aboutEffects = false) order by id.version""",
                        FindingStepEntity.class)
                .setParameter("finding", id)
                .setParameter("comment", FindingStepEntity.COMMENT)
                .setParameter("aboutEffects", aboutEffects)
                .setParameter("after", request.afterVersion())
                .setMaxResults(request.limit() + 1)
                .list()
                .stream()
                .map(FindingStepEntity::comment)
                .toList();
        return Page.of(found, request.limit(), comment -> Long.toString(comment.version()));
    }

    /**
     * A comment.
     *
     * @throws RefusedException if it does not exist
     */
    @Transactional
    public FindingComment comment(String id, long version) {
        FindingStepEntity row = session.find(FindingStepEntity.class, new FindingVersionKey(id, version));
        if (row == null || !row.kind.equals(FindingStepEntity.COMMENT)) {
            throw RefusedException.notFound("comment", version + " on the finding " + id);
        }
        return row.comment();
    }

    private void checkThatItExists(String id) {
        if (session.createSelectionQuery("select count(*) from FindingEntity where id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                == 0) {
            throw RefusedException.notFound("finding", id);
        }
    }

    private static <T> Page<T> page(List<T> items, boolean hasNext, long last) {
        return new Page<>(items, hasNext ? Long.toString(last) : null);
    }
}
