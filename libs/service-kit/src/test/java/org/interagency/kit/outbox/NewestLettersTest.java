package org.interagency.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewestLettersTest {

    private final NewestLetters letters = new NewestLetters(3);

    @Test
    void forgetsTheOldestBeyondItsBound() {
        Stream.of("1", "2", "3", "4").forEach(letters::add);

        assertThat(letters.contains("1")).isFalse();
        assertThat(Stream.of("2", "3", "4")).allMatch(letters::contains);
    }

    @Test
    void forgetsNothingWhenALetterIsReadAgain() {
        Stream.of("1", "2", "3", "3", "3").forEach(letters::add);

        assertThat(Stream.of("1", "2", "3")).allMatch(letters::contains);
    }
}
