package org.interagency.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import java.time.Duration;

/**
 * How many requests of one kind each client may send. A client starts with the whole quota and gets it back evenly, so that it can send that many at
 * once, and in the long run that many in each window.
 *
 * <p>At most a fixed number of clients is kept in memory. Beyond it, those that send least are forgotten. A client that has sent nothing for a window
 * is forgotten too: it would have its whole quota again.
 */
final class RateLimit {

    private final String name;
    private final long quota;
    private final Duration window;
    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param name of the policy, for clients and in problems
     * @param quota how many requests a client may send in a window; at least 1
     * @param window at least a second
     * @param maxClients how many clients are kept
     */
    RateLimit(String name, long quota, Duration window, long maxClients, TimeMeter clock) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxClients)
                .expireAfterAccess(window)
                .build(client -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                        .withCustomTimePrecision(clock)
                        .build());
    }

    /** Counts a request of a client, and says whether the client may send it. */
    ConsumptionProbe count(String client) {
        return buckets.get(client).tryConsumeAndReturnRemaining(1);
    }

    /** After how many seconds the client can send one more request, at the latest; at least 1. */
    long secondsToNext(ConsumptionProbe counted) {
        long nanos = counted.isConsumed() ? window.toNanos() / quota : counted.getNanosToWaitForRefill();
        return Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    }

    /** Adds the fields that tell a client its quota and what it has left (draft-ietf-httpapi-ratelimit-headers-10 and -11). */
    void tell(ConsumptionProbe counted, MultiMap headers) {
        String policy = "\"" + name + "\"";
        headers.set("RateLimit-Policy", policy + ";q=" + quota + ";w=" + window.toSeconds());
        headers.set("RateLimit", policy + ";r=" + counted.getRemainingTokens() + ";t=" + secondsToNext(counted));
    }

    String name() {
        return name;
    }

    long quota() {
        return quota;
    }

    Duration window() {
        return window;
    }

    /** How many clients are kept at this moment. */
    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
