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
import org.jspecify.annotations.Nullable;

/** Reads findings. */
@ApplicationScoped
public class Findings {

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
     * Findings in the order of their ids.
     *
     * @param type any if {@code null}
     * @param status any if {@code null}
     */
    @Transactional
    public Page<FindingFact> list(
            @Nullable FindingType type, @Nullable FindingStatus status, FindingFilter filter, PageRequest page) {
        return filter.apply(Criteria.by("id").equal("type", type).equal("status", status))
                .page(rows, page, FindingEntity::fact, FindingFact::key);
    }
}
