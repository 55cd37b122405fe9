package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.request.Today;

/**
 * Reads which findings have another status from today on, although no fact has changed, since an agreement has begun or ended. Whoever detects them again
 * stores their new status. Every method needs a transaction.
 */
@ApplicationScoped
public class DueFindings {

    /** Replicas of a version before agreements resolve findings without a look at their day. */
    private static final String DUE = "judged_until <= :today AND status <> 'resolved'";

    private final Session session;

    DueFindings(Session session) {
        this.session = session;
    }

    /** Those of some programmes that have such a finding about one of their functions. */
    public Set<String> programmes(Collection<String> codes) {
        return session
                .createNativeQuery(
                        """
                        SELECT DISTINCT programmes[1] FROM finding
                        WHERE programmes && CAST(:programmes AS varchar[]) AND type = :overlap AND\s"""
                                + DUE,
                        String.class)
                .setParameter("programmes", codes.toArray(String[]::new))
                .setParameter("today", Today.date())
                .setParameter("overlap", FindingType.OVERLAP.code())
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Whether there is such a finding in a scope about a contingency. */
    public boolean isContingency(FindingScope scope) {
        return session.createNativeQuery(
                        "SELECT EXISTS (SELECT FROM finding WHERE scope = :scope AND type <> :overlap AND " + DUE + ")",
                        Boolean.class)
                .setParameter("scope", scope.key())
                .setParameter("today", Today.date())
                .setParameter("overlap", FindingType.OVERLAP.code())
                .getSingleResult();
    }

    /** The keys of the scopes about contingencies with such a finding. */
    public Set<String> contingencies() {
        return session
                .createNativeQuery("SELECT DISTINCT scope FROM finding WHERE type <> :overlap AND " + DUE, String.class)
                .setParameter("today", Today.date())
                .setParameter("overlap", FindingType.OVERLAP.code())
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
