package org.interagency.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interagency.localstack.Settings.Part;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./registry audit}. {@code verify} has each service check its audit trail. {@code checkpoint} prints the last position and
 * hash of each trail, signed; kept outside of the registry, it shows later that the end of a trail was removed or that a trail was written anew.
 */
public final class AuditCommand {

    private static final String USAGE = "Usage: ./registry audit verify [--checkpoint FILE] | checkpoint";
    private static final String CLAIM = "audit";
    private static final String REDACTED = "redacted";

    /** A service reads its whole trail meanwhile, for at most 15 minutes. */
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(16);

    private final Settings settings;
    private final OperatorClient services;

    private AuditCommand(Settings settings) {
        this.settings = settings;
        this.services = new OperatorClient(settings, "audit", "auditor", ANSWERS_WITHIN);
    }

    /**
     * @param arguments the directory of the project, then {@code verify}, {@code verify --checkpoint FILE} or {@code checkpoint}. Exits with 2 if they
     *     are others, with 1 if a trail was changed or a service does not answer
     */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        int exit = 0;
        try {
            AuditCommand command =
                    new AuditCommand(Control.settings(Path.of(arguments[0]).toAbsolutePath()));
            if (words.equals(List.of("verify"))) {
                exit = command.verify(null) ? 0 : 1;
            } else if (words.size() == 3 && words.subList(0, 2).equals(List.of("verify", "--checkpoint"))) {
                exit = command.verify(Path.of(words.get(2))) ? 0 : 1;
            } else if (words.equals(List.of("checkpoint"))) {
                System.out.println(command.checkpoint());
            } else {
                System.err.println(USAGE);
                exit = 2;
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
            exit = 1;
        }
        Runtime.getRuntime().exit(exit);
    }

    /** @return whether all trails are as they were recorded */
    private boolean verify(@Nullable Path checkpoint) throws StackException, InterruptedException {
        Map<String, Object> earlier = checkpoint == null ? Map.of() : read(checkpoint);
        boolean valid = true;
        for (Part service : OperatorClient.SERVICES) {
            Object then = earlier.get(service.directory());
            JsonNode checked = verification(service, parameters(then));
            valid &= checked.path("valid").asBoolean();
            System.out.println("%-16s %s".formatted(service.directory(), line(checked, then)));
            for (JsonNode defect : checked.path("defects")) {
                System.out.println("    position %d: %s"
                        .formatted(
                                defect.path("position").asLong(),
                                defect.path("reason").asText()));
            }
        }
        return valid;
    }

    private static String line(JsonNode checked, @Nullable Object earlier) {
        long redacted = checked.path(REDACTED).asLong();
        String since = earlier instanceof Map<?, ?> end && end.get(REDACTED) instanceof Long before
                ? " (since the checkpoint: %d)".formatted(redacted - before)
                : "";
        long waiting = checked.path("waiting").asLong();
        return "%s, %d entries; redacted: %d%s; redactions: %d; waiting for a position: %d%s"
                .formatted(
                        checked.path("valid").asBoolean()
                                ? "valid"
                                : "CHANGED (defects: %d)"
                                        .formatted(checked.path("defectCount").asLong()),
                        checked.path("position").asLong(),
                        redacted,
                        since,
                        checked.path("redactions").asLong(),
                        waiting,
                        waiting == 0
                                ? ""
                                : ", since " + checked.path("waitingSince").asText());
    }

    private static String parameters(@Nullable Object earlier) {
        return earlier instanceof Map<?, ?> end && !end.get("position").equals(0L)
                ? "?position=" + end.get("position") + "&hash=" + end.get("hash")
                : "";
    }

    private String checkpoint() throws StackException, InterruptedException {
        Map<String, Object> ends = new LinkedHashMap<>();
        for (Part service : OperatorClient.SERVICES) {
            JsonNode checked = verification(service, "");
            if (!checked.path("valid").asBoolean()) {
                throw new StackException(
                        service.directory() + " " + line(checked, null) + ". See ./registry audit verify.");
            }
            ends.put(
                    service.directory(),
                    Map.of(
                            "position",
                            checked.path("position").asLong(),
                            "hash",
                            checked.path("hash").asText(),
                            REDACTED,
                            checked.path(REDACTED).asLong()));
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuedAtToNow();
        claims.setClaim(CLAIM, ends);
        return settings.tokens().signed(claims);
    }

    private JsonNode verification(Part service, String parameters) throws StackException, InterruptedException {
        try {
            return services.answer(service, "GET", "audit/" + service.directory() + "/verification" + parameters);
        } catch (IOException e) {
            throw services.noAnswer(service, e);
        }
    }

    private Map<String, Object> read(Path checkpoint) throws StackException {
        String signed;
        try {
            signed = Files.readString(checkpoint).strip();
        } catch (IOException e) {
            throw new StackException("The checkpoint " + checkpoint + " cannot be read: " + e.getMessage() + ".", e);
        }
        return settings.tokens()
                .verified(signed)
                .map(claims -> claims.getClaimValue(CLAIM))
                .filter(Map.class::isInstance)
                .map(AuditCommand::ends)
                .orElseThrow(() -> new StackException("The checkpoint " + checkpoint
                        + " is not signed with the key of this registry, or was changed."));
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    private static Map<String, Object> ends(Object claim) {
        return (Map<String, Object>) claim;
    }
}
