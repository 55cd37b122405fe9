package org.interagency.kit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By whom and from where, the part of an entry that can be redacted.
 *
 * @param name the name in the token; {@code anonymous} without a token; the name of the service if no request was behind it
 * @param roles the codes of the roles that the token names
 * @param agency the agency that the token names
 * @param address the network address from which the service was reached; that of the gateway if the request came through it
 * @param forwardedFor the network address that the gateway says it was reached from; whoever reaches a service past the gateway can say anything
 */
public record AuditedPerson(
        String name,
        List<String> roles,
        @Nullable String agency,
        @Nullable String address,
        @Nullable String forwardedFor) {

    public AuditedPerson {
        roles = List.copyOf(roles);
    }
}
