package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.jspecify.annotations.Nullable;

/** Reads findings. */
@ApplicationScoped
public class Findings {

    /** From the least grave on. */
    private static final Sortable<FindingFact> BY_SEVERITY = new Sortable<>(
            "severity",
            "case severity when 'high' then 2 when 'medium' then 1 else 0 end",
            (finding, language) -> finding.severity().ordinal(),
            Integer::valueOf);

    private final FindingRepository rows;

    Findings(FindingRepository rows) {
        this.rows = rows;
    }

    /** The finding of this id. */
    @Transactional
    public Optional<FindingFact> find(String id) {
        return rows.findByIdOptional(id).map(FindingEntity::fact);
    }

    /**
     * Findings in the order of their ids, or another that is asked for.
     *
     * @param type any if {@code null}
     * @param status any if {@code null}
     */
    @Transactional
    public Page<FindingFact> list(
            @Nullable FindingType type, @Nullable FindingStatus status, FindingFilter filter, PageRequest page) {
        return filter.apply(Criteria.<FindingFact>by("id").equal("type", type).equal("status", status))
                .sortable(BY_SEVERITY)
                .sortable(Sortable.byCode("type", FindingFact::type))
                .sortable(Sortable.byTime("firstSeen", FindingFact::firstSeen))
                .sortable(Sortable.byTime("lastChanged", FindingFact::lastChanged))
                .page(rows, page, FindingEntity::fact, FindingFact::key);
    }
}
