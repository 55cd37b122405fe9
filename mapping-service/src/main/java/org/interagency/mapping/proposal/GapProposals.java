package org.interagency.mapping.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.json.GrowingJson;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.responsibility.ResponsibilityRequest;

/** Finds the open proposals that would close gaps. Their number says nothing about the gap: it stays open until one of them is accepted. */
@ApplicationScoped
public class GapProposals {

    static final int MOST_NAMED = 10;

    /** Of the open proposals for one function of a programme, no more than these are read; each municipality of a country has its own. */
    private static final int MOST_READ = 10_000;

    private static final int ROWS_AT_ONCE = 50;

    private final Session session;
    private final Territories territories;
    private final ObjectMapper json;

    GapProposals(Session session, Territories territories, ObjectMapper json) {
        this.session = session;
        this.territories = territories;
        this.json = GrowingJson.of(json);
    }

    /** What proposals and gaps are about. */
    private record Task(String programme, ProgrammeFunction function) {}

    /** The number of open proposals for a programme. */
    @Transactional
    public long openFor(String programme) {
        return session.createNativeQuery(
                        "SELECT count(*) FROM proposal WHERE status = 'open' AND programme = :programme", Long.class)
                .setParameter("programme", programme)
                .getSingleResult();
    }

    /**
     * The open proposals of role accountable, for what has to be done, whose extent meets each gap, by the id of the finding. Findings that are no gaps, or that are resolved, are
     * left out. Reads the proposals of all findings at once.
     */
    @Transactional
    public Map<String, OpenProposals> of(Collection<FindingFact> findings) {
        List<FindingFact> unassigned =
                findings.stream().filter(GapProposals::isGap).toList();
        if (unassigned.isEmpty()) {
            return Map.of();
        }
        TerritoryTree tree = territories.tree();
        Map<Task, List<Gap>> gaps = unassigned.stream()
                .collect(Collectors.groupingBy(
                        GapProposals::task, Collectors.mapping(finding -> Gap.of(finding, tree), Collectors.toList())));
        Map<String, OpenProposals> met = new HashMap<>();
        unassigned.forEach(finding -> met.put(finding.id(), OpenProposals.NONE));
        try (Stream<Tuple> rows = open(gaps.keySet())) {
            rows.forEach(row -> {
                ResponsibilityFact proposed = read(row.get(1, String.class));
                gaps.get(new Task(proposed.programme(), proposed.function())).stream()
                        .filter(gap -> gap.meets(proposed, tree))
                        .forEach(gap ->
                                met.computeIfPresent(gap.id(), (id, before) -> before.with(row.get(0, String.class))));
            });
        }
        return met;
    }

    private static boolean isGap(FindingFact finding) {
        return finding.type() == FindingType.UNASSIGNED && finding.status() != FindingStatus.RESOLVED;
    }

    private static Task task(FindingFact gap) {
        return new Task(gap.programmes().get(0), gap.function());
    }

    private Stream<Tuple> open(Set<Task> tasks) {
        List<Task> all = List.copyOf(tasks);
        return session.createNativeQuery(
                        """
                        SELECT open.id, CAST(open.request - 'legalBasis' AS text) AS request
                        FROM unnest(CAST(:programmes AS text[]), CAST(:functions AS text[])) AS task (programme, function)
                        CROSS JOIN LATERAL (
                            SELECT id, request FROM proposal
                            WHERE status = 'open' AND role = 'accountable'
                                AND programme = task.programme AND function = task.function
                                AND request ->> 'bindingness' IS DISTINCT FROM 'may'
                            ORDER BY id LIMIT :most) AS open
                        ORDER BY open.id""",
                        Tuple.class)
                .addScalar("id", String.class)
                .addScalar("request", String.class)
                .setParameter("programmes", all.stream().map(Task::programme).toArray(String[]::new))
                .setParameter(
                        "functions",
                        all.stream().map(task -> task.function().code()).toArray(String[]::new))
                .setParameter("most", MOST_READ)
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream();
    }

    private ResponsibilityFact read(String request) {
        try {
            return json.readValue(request, ResponsibilityRequest.class).fact();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
