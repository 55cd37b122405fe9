package org.interagency.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.interagency.kit.rule.RefusedException;
import org.junit.jupiter.api.Test;

class SpoolTest {

    private final Spool spool = new Spool(new MemorySize(BigInteger.TEN));

    private SpooledFile file(int bytes) {
        return SpooledFile.of(new ByteArrayInputStream(new byte[bytes]), spool);
    }

    @Test
    void filesShareTheRoomAndGiveItBackOnce() throws IOException {
        SpooledFile first = file(6);
        assertThatThrownBy(() -> file(5))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusedException.Reason.UNAVAILABLE));
        try (SpooledFile second = file(4)) {
            assertThat(second.content().readAllBytes()).hasSize(4);
        }
        first.close();
        first.close();
        file(10).close();
        assertThatThrownBy(() -> file(11)).isInstanceOf(RefusedException.class);
    }
}
