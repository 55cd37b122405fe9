package org.interagency.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, false, localhost, 8081, /api/v1/agencies?q=a",
        "http://agencies, false, agencies, 80, /api/v1/agencies?q=a",
        "https://example.org, true, example.org, 443, /api/v1/agencies?q=a",
        "https://example.org:8443/registry/agencies/, true, example.org, 8443, /registry/agencies/api/v1/agencies?q=a"
    })
    void takesHttpsAndAPath(URI uri, boolean isTls, String host, int port, String path) {
        ServiceAddress address = new ServiceAddress("some service", uri);
        RequestOptions request = address.request();

        assertThat(request.isSsl(), equalTo(isTls));
        assertThat(request.getHost(), equalTo(host));
        assertThat(request.getPort(), equalTo(port));
        assertThat(address.path("/api/v1/agencies?q=a"), equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8081", "ftp://example.org", "http:///path", "http://example.org?a=b", "/path"})
    void refusesWhatIsNoAddressOfAService(URI uri) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new ServiceAddress("some service", uri));

        assertThat(refusal.getMessage(), containsString("is not the address of a service"));
    }
}
