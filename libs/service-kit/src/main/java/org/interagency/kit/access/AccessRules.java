package org.interagency.kit.access;

import static org.interagency.kit.access.CallerRole.ADMIN;
import static org.interagency.kit.access.CallerRole.AUDITOR;
import static org.interagency.kit.access.CallerRole.COORDINATOR;
import static org.interagency.kit.access.CallerRole.REGISTRAR;

import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who may do what. {@link Mandate} says for which agencies a registrar may do it; what a class of agencies holds is for the central registry office
 * alone.
 *
 * <p>Every path of the API needs a row, of which the first that fits counts; the build of a service fails if one of its documented operations has none.
 */
public final class AccessRules {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Who reads who wrote a version of a fact. */
    static final Access AUTHORS = only(COORDINATOR, AUDITOR, ADMIN);

    private static final List<AccessRule> TABLE = List.of(
            //       path                 read by                                   written by
            new AccessRule("agencies", everybody(), only(REGISTRAR)),
            new AccessRule("programmes", everybody(), only(REGISTRAR)),
            new AccessRule("responsibilities", everybody(), only(REGISTRAR)),
            new AccessRule("proposals", everyRole(), only(REGISTRAR)),
            new AccessRule("agency-confirmations", everyRole(), only(REGISTRAR)),
            new AccessRule("programme-confirmations", everyRole(), only(REGISTRAR)),
            new AccessRule("responsibility-confirmations", everyRole(), only(REGISTRAR)),
            new AccessRule("agreements", everybody(), only(COORDINATOR)),
            new AccessRule("agency-changes", everybody(), only(COORDINATOR)),
            new AccessRule("scenarios", only(COORDINATOR), only(COORDINATOR)),
            new AccessRule("territories", everybody(), only(ADMIN)),
            new AccessRule("government-levels", everybody(), only(ADMIN)),
            new AccessRule("rights", everybody(), only(ADMIN)),
            new AccessRule("vocabularies", everybody(), only(ADMIN)),
            new AccessRule("findings/{id}/comments", AUTHORS, only(COORDINATOR)),
            new AccessRule("findings/{id}/options", only(COORDINATOR), only(COORDINATOR)),
            new AccessRule("findings", everybody(), only(COORDINATOR)),
            new AccessRule("reports/countries/{id}/lines", everybody(), only(COORDINATOR)),
            new AccessRule("reports", everybody(), nobody()),
            new AccessRule("indices", everybody(), nobody()),
            new AccessRule("who-is-responsible", everybody(), nobody()),
            new AccessRule("search", everybody(), nobody()),
            new AccessRule("audit", only(AUDITOR, ADMIN), only(ADMIN)),
            new AccessRule("detection", only(COORDINATOR, AUDITOR, ADMIN), only(ADMIN)),
            new AccessRule("events", everybody(), only(ADMIN)),
            new AccessRule("copies", only(COORDINATOR, AUDITOR, ADMIN), only(ADMIN)));

    /**
     * A row of the table.
     *
     * @param path the first segments of the paths; {@code {id}} stands for any one segment
     */
    private record AccessRule(String path, Access readers, Access writers) {

        boolean isAbout(List<String> segments) {
            List<String> own = List.of(path.split("/"));
            return own.size() <= segments.size()
                    && IntStream.range(0, own.size())
                            .allMatch(
                                    i -> own.get(i).equals("{id}") || own.get(i).equals(segments.get(i)));
        }
    }

    /**
     * Who may do something.
     *
     * @param isPublic whether everybody may, also without a token
     * @param roles those who may, if it is not public; empty for nobody
     */
    public record Access(boolean isPublic, Set<CallerRole> roles) {

        public Access {
            roles = Set.copyOf(roles);
        }
    }

    private AccessRules() {}

    /**
     * Who may use a method of a path.
     *
     * @param path relative to {@code /api/v1}, with or without a slash at its beginning
     * @throws IllegalArgumentException if no row has the path
     */
    public static Access of(String path, String method) {
        List<String> segments = List.of((path.startsWith("/") ? path.substring(1) : path).split("/"));
        AccessRule rule = TABLE.stream()
                .filter(row -> row.isAbout(segments))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("AccessRules has no row for \"" + segments.get(0)
                        + "\". Add one that says who may read and write it."));
        return isReading(method) ? rule.readers() : rule.writers();
    }

    /** Whether a method changes nothing. */
    public static boolean isReading(String method) {
        return READING.contains(method);
    }

    private static Access everybody() {
        return new Access(true, Set.of());
    }

    private static Access everyRole() {
        return only(CallerRole.values());
    }

    private static Access only(CallerRole... roles) {
        return new Access(false, EnumSet.copyOf(Arrays.asList(roles)));
    }

    private static Access nobody() {
        return new Access(false, Set.of());
    }
}
