package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.interagency.verification.RandomWrites.Client;
import org.interagency.verification.RandomWrites.Sent;

/** Sends a request again until the registry has carried it out or refused it, each POST with an {@code Idempotency-Key}. */
final class PersistentClient implements Client {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The statuses that ask for another attempt. */
    private static final Set<Integer> LATER = Set.of(408, 503);

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    public Map<String, String> headersOfPost() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Override
    public Sent send(Supplier<Response> request) {
        requests.incrementAndGet();
        AtomicInteger sent = new AtomicInteger();
        Response answer = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(
                        () -> {
                            sent.incrementAndGet();
                            return attempt(request);
                        },
                        Optional::isPresent)
                .orElseThrow();
        attempts.addAndGet(sent.get());
        return new Sent(answer, sent.get() == 1);
    }

    private static Optional<Response> attempt(Supplier<Response> request) {
        Response answer;
        try {
            answer = request.get();
        } catch (Exception failure) {
            // REST Assured does not declare the exceptions of a connection that is refused or cut.
            if (failure instanceof IOException) {
                return Optional.empty();
            }
            throw failure;
        }
        assertThat(answer.statusCode()).as(answer.asString()).isNotEqualTo(500);
        boolean isInProgress = answer.statusCode() == 409 && answer.header("Retry-After") != null;
        return isInProgress || LATER.contains(answer.statusCode()) ? Optional.empty() : Optional.of(answer);
    }

    /** How many requests were sent, each in one attempt or more. */
    int requests() {
        return requests.get();
    }

    /** How many requests were sent, and in how many attempts, for people. */
    @Override
    public String toString() {
        return requests + " requests in " + attempts + " attempts";
    }
}
