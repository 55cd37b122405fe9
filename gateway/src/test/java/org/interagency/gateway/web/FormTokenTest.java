package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form is taken only from the reader to whom its page was shown. */
class FormTokenTest {

    private static final String READER = "Bearer a.b.c";

    @Test
    void takesAFormFromTheReaderToWhomItWasShown() {
        assertThat(FormToken.fits(FormToken.of(READER), READER)).isTrue();
    }

    @Test
    void everyReplicaMakesTheSameToken() {
        assertThat(FormToken.of(READER)).isEqualTo(FormToken.of(READER)).hasSize(43);
    }

    @Test
    void refusesTheTokenOfAnotherReader() {
        assertThat(FormToken.fits(FormToken.of("Bearer a.b.d"), READER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", READER})
    void refusesWhatIsNoToken(String token) {
        assertThat(FormToken.fits(token, READER)).isFalse();
    }

    /** Otherwise the empty token of a page for everybody would fit the empty token of whoever has not signed in. */
    @ParameterizedTest
    @NullAndEmptySource
    void takesNoFormFromAReaderWhoHasNotSignedIn(String authorization) {
        assertThat(FormToken.of(authorization)).isEmpty();
        assertThat(FormToken.fits("", authorization)).isFalse();
        assertThat(FormToken.fits(FormToken.of(READER), authorization)).isFalse();
    }

    @Test
    void doesNotTellTheTokenOfTheSignIn() {
        assertThat(FormToken.of(READER)).doesNotContain("a.b.c");
    }
}
