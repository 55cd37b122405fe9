package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiAddressTest {

    @Test
    void hasItsParametersInTheirOrder() {
        assertThat(ApiAddress.of("findings")
                        .with("status", List.of("open", "disputed"))
                        .with("limit", "25")
                        .text())
                .isEqualTo("/findings?status=open&status=disputed&limit=25");
    }

    @Test
    void leavesOutWhatWasNotFilledIn() {
        assertThat(ApiAddress.of("findings").with("agency", "").text()).isEqualTo("/findings");
    }

    /** What a reader writes is never a part of the path or another parameter. */
    @Test
    void encodesWhatAReaderWrites() {
        assertThat(ApiAddress.of("findings", "../audit?x")
                        .with("q", "a b&c=d/é")
                        .text())
                .isEqualTo("/findings/..%2Faudit%3Fx?q=a%20b%26c%3Dd%2F%C3%A9");
    }
}
