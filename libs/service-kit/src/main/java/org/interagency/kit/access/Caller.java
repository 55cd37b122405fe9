package org.interagency.kit.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.interagency.kit.access.AccessRules.Access;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** Who sends the current request, as the token says. */
@Singleton
public class Caller {

    /** The claim with the code of the agency for which a registrar writes. */
    private static final String AGENCY = "agency";

    private static final String ALL_AGENCIES = "*";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the request has no token. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    boolean may(Access access) {
        return access.isPublic() || access.roles().stream().anyMatch(this::has);
    }

    private boolean has(CallerRole role) {
        return identity.hasRole(role.code());
    }

    /** Whether it reads who wrote a version of a fact. */
    public boolean readsAuthors() {
        return may(AccessRules.AUTHORS);
    }

    /** Whether it reads what agencies have proposed to each other. */
    public boolean readsProposals() {
        return may(AccessRules.of("proposals", HttpMethod.GET));
    }

    /** Whether it reads who deals with a finding, why a unit has taken a step, and comments. */
    public boolean readsHandling() {
        return may(AccessRules.of("findings/{id}/comments", HttpMethod.GET));
    }

    /** The name under which the history records it; empty if it is anonymous. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /**
     * The agencies for which it may write.
     *
     * @throws RefusedException if it is a registrar and the token names no agency
     */
    public Mandate mandate() {
        if (!has(CallerRole.REGISTRAR)) {
            return Mandate.NO_AGENCY;
        }
        String agency = agencyOf(identity);
        if (agency == null || agency.isBlank()) {
            throw RefusedException.forbidden(
                    "The token names no agency. A registrar needs a token with the code of its agency in the claim \"agency\".");
        }
        return agency.equals(ALL_AGENCIES) ? Mandate.ALL_AGENCIES : new Mandate(agency);
    }

    /** The value of the header {@code Authorization} with which the registry acts for the caller; {@code null} if it is anonymous. */
    public @Nullable String authorization() {
        return identity.getPrincipal() instanceof JsonWebToken token ? "Bearer " + token.getRawToken() : null;
    }

    /** The agency that the token of an identity names; {@code null} if it names none. */
    static @Nullable String agencyOf(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(AGENCY) instanceof String code
                ? code
                : null;
    }
}
