package org.interagency.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private final Clock clock = new Clock();
    private final RateLimit limit = new RateLimit("reads", 6, Duration.ofSeconds(60), 100, clock);

    /** A clock that a test sets. */
    private static final class Clock implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }
    }

    @Test
    void aClientMaySendItsQuotaAtOnceAndGetsItBackEvenly() {
        sendAll("a");
        assertThat(limit.count("a").isConsumed(), is(false));
        clock.pass(Duration.ofSeconds(10));
        assertThat(limit.count("a").isConsumed(), is(true));
        assertThat(limit.count("a").isConsumed(), is(false));
        clock.pass(Duration.ofSeconds(60));
        sendAll("a");
        assertThat(limit.count("a").isConsumed(), is(false));
    }

    private void sendAll(String client) {
        for (int i = 0; i < 6; i++) {
            assertThat(limit.count(client).isConsumed(), is(true));
        }
    }

    @Test
    void aClientDoesNotUseUpTheQuotaOfAnother() {
        sendAll("a");
        sendAll("b");
    }

    @Test
    void tellsWhatIsLeftAndWhenThereIsMore() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        limit.tell(limit.count("a"), headers);
        assertThat(headers.get("RateLimit-Policy"), equalTo("\"reads\";q=6;w=60"));
        assertThat(headers.get("RateLimit"), equalTo("\"reads\";r=5;t=10"));

        for (int i = 0; i < 5; i++) {
            limit.count("a");
        }
        clock.pass(Duration.ofMillis(2_500));
        ConsumptionProbe refused = limit.count("a");
        limit.tell(refused, headers);
        assertThat(headers.get("RateLimit"), equalTo("\"reads\";r=0;t=8"));
        assertThat("not before the 7.5 seconds are over", limit.secondsToNext(refused), equalTo(8L));
    }

    @Test
    void remembersNoMoreClientsThanItIsTold() {
        for (int i = 0; i < 10_000; i++) {
            limit.count("client " + i);
        }
        assertThat(limit.clients(), lessThanOrEqualTo(100L));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "2001:db8:1:3::9, 20010db800010003"
    })
    void aClientIsAnAddressOrTheNetworkOfAnIpv6Address(String address, String client) {
        assertThat(RateLimits.client(SocketAddress.inetSocketAddress(1234, address)), equalTo(client));
    }

    @Test
    void clientsWhoseAddressIsNotKnownCountAsOne() {
        String unknown = RateLimits.client(null);
        assertThat(RateLimits.client(SocketAddress.inetSocketAddress(1234, "somewhere")), equalTo(unknown));
        assertThat(RateLimits.client(SocketAddress.domainSocketAddress("/run/gateway")), equalTo(unknown));
    }
}
