package org.interagency.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    private static CanonicalText text() {
        return new CanonicalText("thing");
    }

    @Test
    void beginsWithTheVersionAndTheKind() {
        assertThat(text()).hasToString("v15:thing");
    }

    @Test
    void writesEachKindOfValue() {
        UUID id = new UUID(1, 2);

        assertThat(text().text("a:1")
                        .number(-7)
                        .flag(true)
                        .flag(false)
                        .day(LocalDate.of(2024, 2, 29))
                        .id(id)
                        .texts(List.of("x", "")))
                .hasToString(
                        "v15:thing" + "3:a:1" + "2:-7" + "3:yes" + "2:no" + "10:2024-02-29" + "36:" + id + "2*1:x0:");
        assertThat(text().each(List.of(1, 2), (each, number) -> each.number(number)
                        .flag(number > 1)))
                .hasToString("v15:thing" + "2*" + "1:1" + "2:no" + "1:2" + "3:yes");
    }

    @Test
    void differentValuesGiveDifferentTexts() {
        assertThat(Stream.of(
                                text(),
                                text().text(null),
                                text().text(""),
                                text().text("-"),
                                text().text("null"),
                                text().text("a").text("b"),
                                text().text("ab"),
                                text().text("a1:b"),
                                text().texts(List.of()),
                                text().texts(List.of("")),
                                text().texts(List.of("a", "b")),
                                text().texts(List.of("b", "a")),
                                text().texts(List.of("a")).texts(List.of("b")),
                                text().texts(List.of()).texts(List.of("a", "b")),
                                new CanonicalText("other"))
                        .map(CanonicalText::toString))
                .doesNotHaveDuplicates();
        assertThat(text().day(null)).hasToString(text().text(null).toString());
    }

    @Test
    void theIdStaysTheSameFromVersionToVersion() {
        assertThat(text().text("São Paulo").toId()).hasToString("b935b220-4748-3fa3-91af-7037e4a88b55");
        assertThat(text().text("Sao Paulo").toId())
                .isNotEqualTo(text().text("São Paulo").toId());
    }
}
