package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are asked for in requests whose addresses are not too long. */
class FactNamesTest {

    private static List<String> codes(int number) {
        return IntStream.range(0, number).mapToObj(i -> "A-" + i).toList();
    }

    @Test
    void asksForNothingIfNoCodeIsNamed() {
        assertThat(FactNames.groups(List.of())).isEmpty();
    }

    @Test
    void asksForEachCodeOnce() {
        List<String> twice =
                Stream.of(codes(120), codes(120)).flatMap(Collection::stream).toList();
        List<List<String>> groups = FactNames.groups(twice);
        assertThat(groups).extracting(List::size).containsExactly(50, 50, 20);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(codes(120));
    }

    @Test
    void sendsAFewRequestsAtOnce() {
        assertThat(FactNames.groups(codes(1_000))).hasSize(4);
    }
}
