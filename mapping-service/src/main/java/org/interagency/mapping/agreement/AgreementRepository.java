package org.interagency.mapping.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.interagency.contracts.AgreementFact;
import org.interagency.kit.fact.VersionedStore;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.mapping.detection.Agreements;

/** Reads agreements. Every method needs a transaction. */
@ApplicationScoped
class AgreementRepository implements Agreements {

    private final Session session;
    private final VersionedStore<AgreementFact, AgreementEntity> store;

    AgreementRepository(Session session, VersionedStores stores) {
        this.session = session;
        this.store = stores.of(AgreementService.KIND);
    }

    @Override
    public List<AgreementFact> about(String programme) {
        return found(session.createNativeQuery(
                        """
                        SELECT DISTINCT code FROM agreement
                        WHERE cardinality(programmes) = 0 OR programmes @> CAST(:programmes AS varchar[])""",
                        String.class)
                .setParameter("programmes", new String[] {programme})
                .list());
    }

    @Override
    public List<AgreementFact> aboutAllFunctions() {
        return found(session.createNativeQuery(
                        "SELECT DISTINCT code FROM agreement WHERE cardinality(functions) = 0", String.class)
                .list());
    }

    @Override
    public List<AgreementFact> of(Collection<String> codes, Collection<String> parties) {
        Set<String> all = new HashSet<>(codes);
        if (!parties.isEmpty()) {
            all.addAll(session.createNativeQuery(
                            "SELECT DISTINCT code FROM agreement WHERE parties && CAST(:parties AS varchar[])",
                            String.class)
                    .setParameter("parties", parties.toArray(String[]::new))
                    .list());
        }
        return found(all);
    }

    private List<AgreementFact> found(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : List.copyOf(store.find(codes).values());
    }

    /** The codes of the agreements that one of some agencies is a party to on a day or later. */
    List<String> agreedBy(Collection<String> agencies, LocalDate from) {
        return session.createNativeQuery(
                        """
                        SELECT DISTINCT code FROM agreement WHERE parties && CAST(:agencies AS varchar[])
                        AND (until IS NULL OR until > :day) AND (valid_to IS NULL OR valid_to > :day)""",
                        String.class)
                .setParameter("agencies", agencies.toArray(String[]::new))
                .setParameter("day", from)
                .list();
    }
}
