package org.interagency.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class HopHeadersTest {

    @Test
    void removesWhatIsAboutTheConnectionAndWhatConnectionNames() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "keep-alive, X-Secret ,, X-OTHER")
                .add("Connection", "X-More")
                .add("Keep-Alive", "timeout=5")
                .add("TE", "trailers")
                .add("Upgrade", "h2c")
                .add("X-Secret", "a")
                .add("X-Other", "b")
                .add("x-more", "c")
                .add("Accept", "text/csv");

        HopHeaders.removeOfConnection(headers);

        assertThat(headers.names(), containsInAnyOrder("Accept"));
    }

    @Test
    void keepsWhatTheProxyNeedsToKnowTheEndOfTheBody() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "Content-Length, Transfer-Encoding")
                .add("Content-Length", "5")
                .add("Transfer-Encoding", "chunked");

        HopHeaders.removeOfConnection(headers);

        assertThat(headers.names(), containsInAnyOrder("Content-Length", "Transfer-Encoding"));
    }

    @Test
    void removesWhatAClientSaysOfTheWayOfItsRequest() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Forwarded", "for=192.0.2.1")
                .add("X-Forwarded-For", "192.0.2.1")
                .add("x-forwarded-host", "example.org")
                .add("X-Request-ID", "case-1");

        HopHeaders.removeForwarded(headers);

        assertThat(headers.names(), containsInAnyOrder("X-Request-ID"));
    }
}
