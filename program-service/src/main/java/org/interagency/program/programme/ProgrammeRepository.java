package org.interagency.program.programme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads programmes. Every method needs a transaction. */
@ApplicationScoped
class ProgrammeRepository implements PanacheRepositoryBase<ProgrammeEntity, UUID> {

    /** The codes of the programmes that any of the agencies owns on a day or later. */
    List<String> ownedBy(List<String> agencies, LocalDate from) {
        return find(
                        """
                        select distinct code from ProgrammeEntity where owner in ?1
                        and (until is null or until > ?2) and (validTo is null or validTo > ?2)""",
                        agencies,
                        from)
                .project(String.class)
                .list();
    }
}
