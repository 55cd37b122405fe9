package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;
import static org.interagency.detection.Facts.accountable;
import static org.interagency.detection.Facts.during;
import static org.interagency.detection.Facts.everywhereIn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.interagency.detection.Facts;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.rule.Holders.Holder;
import org.junit.jupiter.api.Test;

class HoldersTest {

    @Test
    void statesOfOneResponsibilityComeInTheOrderOfTheirFirstDays() {
        List<Accountability> states = IntStream.range(0, 20)
                .mapToObj(year -> accountable(
                        "1", "A", during(everywhereIn("BR"), START.plusYears(year), START.plusYears(year + 1))))
                .toList();
        List<Accountability> shuffled = new ArrayList<>(states);
        Collections.shuffle(shuffled, new Random(1));

        Holders holders = Holders.of(new FunctionContext(
                new FunctionFacts("P", "OWNER", "f", true, everywhereIn("BR"), shuffled, List.of()),
                Facts.tree("BR", null),
                Agencies.of(List.of(new Agency("A", "national", null, null)))));

        assertThat(holders.holders()).extracting(Holder::accountability).isEqualTo(states);
    }
}
