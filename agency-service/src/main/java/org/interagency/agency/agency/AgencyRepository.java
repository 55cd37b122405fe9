package org.interagency.agency.agency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.AgencyChangeType;

/** Reads agencies. Every method needs a transaction. */
@ApplicationScoped
class AgencyRepository implements PanacheRepositoryBase<AgencyEntity, UUID> {

    /** The codes of the agencies that are parts of any of the given agencies on a day or later. */
    List<String> partsOf(List<String> wholes, LocalDate from) {
        return find(
                        "select distinct code from AgencyEntity where parent in ?1 and (until is null or until > ?2)",
                        wholes,
                        from)
                .project(String.class)
                .list();
    }

    /** By agency, the day on which a reorganisation ends it; an agency that no reorganisation ends is left out. */
    Map<String, LocalDate> endsByReorganisation(Collection<String> codes) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        SELECT agency, min(effective_date) AS ends FROM agency_change, unnest(from_agencies) AS agency
                        WHERE from_agencies && CAST(:codes AS varchar[]) AND type <> :transfer AND NOT agency = ANY (to_agencies)
                        GROUP BY agency""",
                        Tuple.class)
                .addScalar("agency", String.class)
                .addScalar("ends", LocalDate.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .setParameter("transfer", AgencyChangeType.TRANSFER.code())
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, LocalDate.class)));
    }
}
