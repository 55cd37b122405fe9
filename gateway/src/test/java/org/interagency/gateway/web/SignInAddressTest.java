package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has signed in comes back to a page of this site, whatever a link to the sign-in says. */
class SignInAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/findings",
                "/findings?type=overlap&territory=BR-35&q=%C3%A9",
                "/who?returnTo=//example.org",
                "/territories/A:B",
                "/search?q=[x]"
            })
    void leadsBackToAPageOfThisSite(String page) {
        assertThat(SignInAddress.page(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                "//example.org",
                "///example.org",
                "/\\example.org",
                "\\\\example.org",
                "https://example.org/",
                "javascript:alert(1)",
                "example.org",
                " /findings",
                "/findings\r\nSet-Cookie: a=b",
                "/\t/example.org",
                "/é"
            })
    void leadsToTheFirstPageInsteadOfElsewhere(String page) {
        assertThat(SignInAddress.page(page)).isEqualTo("/");
    }

    /** The cookie that keeps it while the reader is at the provider has its bounds. */
    @Test
    void leadsToTheFirstPageInsteadOfALongAddress() {
        assertThat(SignInAddress.page("/" + "x".repeat(499))).hasSize(500);
        assertThat(SignInAddress.page("/" + "x".repeat(500))).isEqualTo("/");
    }
}
