package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the register has as the address of a text is a link only if it is an address of the web. */
class LawLinksTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://www.bcn.cl/leychile", "HTTP://example.org/a?b=c"})
    void anAddressOfTheWebIsALink(String address) {
        assertThat(FindingHolders.address(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//example.org", "Ley 1"})
    void nothingElseIsOne(String text) {
        assertThat(FindingHolders.address(text)).isEmpty();
    }
}
