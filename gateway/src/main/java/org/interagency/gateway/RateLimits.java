package org.interagency.gateway;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the requests of a client beyond its quota. A client is a network address; of IPv6, the first 64 bits, since whoever has one address there has
 * them all. Requests that read and requests that write have quotas of their own.
 */
@ApplicationScoped
class RateLimits {

    private static final int TOO_MANY = 429;
    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_IPV6_NETWORK = 8;

    private final RateLimit reads;
    private final RateLimit writes;

    RateLimits(
            @ConfigProperty(name = "registry.rate-limit.reads") long reads,
            @ConfigProperty(name = "registry.rate-limit.writes") long writes,
            @ConfigProperty(name = "registry.rate-limit.window") Duration window,
            @ConfigProperty(name = "registry.rate-limit.max-clients") long maxClients) {
        this.reads = new RateLimit("reads", reads, window, maxClients, TimeMeter.SYSTEM_NANOTIME);
        this.writes = new RateLimit("writes", writes, window, maxClients, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Lets a request pass, or answers it if its client has sent too many. Either answer tells the client what it may send. */
    void apply(RoutingContext request) {
        apply(request, (limit, seconds) -> Problems.answer(request, Problems.tooMany(limit, seconds)));
    }

    /** The same for a page, but that a request fails with {@value #TOO_MANY} if there are too many: people get an answer in their language. */
    void applyToPage(RoutingContext request) {
        apply(request, (limit, seconds) -> request.fail(TOO_MANY));
    }

    private void apply(RoutingContext request, BiConsumer<RateLimit, Long> refuse) {
        RateLimit limit = ServiceProxy.READING.contains(request.request().method()) ? reads : writes;
        ConsumptionProbe counted = limit.count(client(request.request().remoteAddress()));
        limit.tell(counted, request.response().headers());
        if (counted.isConsumed()) {
            request.next();
            return;
        }
        long seconds = limit.secondsToNext(counted);
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refuse.accept(limit, seconds);
    }

    /** The name of a client. All whose address is not known count as one. */
    static String client(@Nullable SocketAddress address) {
        String text = address == null ? null : address.hostAddress();
        if (text == null) {
            return "unknown";
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes.length == BYTES_OF_IPV4 ? text : HexFormat.of().formatHex(bytes, 0, BYTES_OF_IPV6_NETWORK);
    }
}
