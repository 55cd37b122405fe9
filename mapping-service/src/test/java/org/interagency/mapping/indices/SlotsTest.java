package org.interagency.mapping.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.mapping.indices.Slots.Slot;
import org.junit.jupiter.api.Test;

class SlotsTest {

    /** Ranges may lie in each other, as those of a country and its municipalities do. */
    @Test
    void findsTheSlotsThatHaveOneOfThePlaces() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            List<Slot> all = IntStream.range(0, random.nextInt(6))
                    .mapToObj(row -> new Slot(row, range(random), 0, 0))
                    .toList();
            PlaceRange places = range(random);
            List<Slot> found = new ArrayList<>();
            new Slots(all).forEachIn(places, found::add);
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(slot -> slot.places().from() < places.to()
                                    && places.from() < slot.places().to())
                            .toList());
        }
    }

    private static PlaceRange range(Random random) {
        int from = random.nextInt(10);
        return new PlaceRange(from, from + 1 + random.nextInt(6));
    }
}
