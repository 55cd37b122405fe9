package org.interagency.mapping.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.interagency.contracts.Population;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.mapping.detection.ContingencyDetection.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContingencySituationTest {

    private static final Subject POVERTY = new Subject("poverty", "BR");

    private static ProgrammeFact programme(long version) {
        return new ProgrammeFact(
                "BR-PBF",
                Map.of("en", "Programme"),
                "BR-MDS",
                "non-contributory",
                "universal",
                Set.of(),
                Set.of("poverty"),
                Set.of("cash-transfer"),
                Population.EVERYONE,
                Set.of(),
                Set.of("BR"),
                LocalDate.of(2023, 3, 2),
                null,
                Set.of(),
                null,
                List.of(),
                List.of(),
                version,
                null,
                null,
                List.of());
    }

    private static @Nullable UUID signature(Subject subject, long version, String level) {
        return new ContingencySituation(
                        new TerritoryTree(List.of(new Territory("BR", null, null))),
                        Agencies.of(List.of(new Agency("BR-MDS", level, null, null))),
                        List.of(programme(version)),
                        List.of())
                .signature(subject);
    }

    /** The signature is stored: if the algorithm gives another value, each contingency is detected again. */
    @Test
    void theSignatureOfTheSameFactsStaysTheSameFromVersionToVersion() {
        assertThat(signature(POVERTY, 1, "national")).hasToString("b7247c18-ff38-3971-95cb-90aa19d64ee7");
        assertThat(POVERTY.scope().key()).isEqualTo("contingency/poverty/BR");
    }

    @Test
    void theSignatureOfOtherFactsIsAnother() {
        assertThat(signature(POVERTY, 2, "national")).isNotEqualTo(signature(POVERTY, 1, "national"));
        assertThat(signature(POVERTY, 1, "state")).isNotEqualTo(signature(POVERTY, 1, "national"));
        assertThat(signature(new Subject("poverty", "CL"), 1, "national")).isNull();
    }
}
