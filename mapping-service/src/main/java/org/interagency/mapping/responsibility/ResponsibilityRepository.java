package org.interagency.mapping.responsibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.interagency.kit.fact.Ancestry;

/** Reads responsibilities. Every method needs a transaction. */
@ApplicationScoped
class ResponsibilityRepository implements PanacheRepositoryBase<ResponsibilityEntity, UUID> {

    /** The ids of the responsibilities that some agencies hold on a day or later. */
    List<String> heldBy(List<String> agencies, LocalDate from) {
        return find(
                        """
                        select distinct id from ResponsibilityEntity where agency in ?1
                        and (until is null or until > ?2) and (validTo is null or validTo > ?2)""",
                        agencies,
                        from)
                .project(String.class)
                .list();
    }

    /** The number of delegations, one from the other, that begin with a responsibility, on the day with the most. */
    int delegationsBelow(String id) {
        return Ancestry.below(getSession(), "responsibility", "id", "delegated_from", id);
    }
}
