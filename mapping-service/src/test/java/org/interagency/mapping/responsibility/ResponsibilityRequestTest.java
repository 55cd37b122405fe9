package org.interagency.mapping.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.kit.request.PopulationRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponsibilityRequestTest {

    private static ResponsibilityRequest request(
            @Nullable PopulationRequest population, @Nullable LocalDate validTo, String... territories) {
        return new ResponsibilityRequest(
                null,
                "BR-PBF",
                ProgrammeFunction.PROVISION,
                "BR-MDS",
                null,
                Role.ACCOUNTABLE,
                null,
                Set.of(territories),
                population,
                LocalDate.of(2023, 3, 2),
                validTo,
                null,
                List.of());
    }

    /** Importing a file again, also after an upgrade, creates no second responsibility. */
    @Test
    void theIdOfAResponsibilityStaysTheSameFromVersionToVersion() {
        PopulationRequest children = new PopulationRequest(0, 18, Set.of("low-income", "indigenous"));

        assertThat(request(children, null, "BR-SP", "BR-RJ").identified().id())
                .isEqualTo("74addd93-0103-3c2b-b442-5f2ba01efe7b");
        assertThat(request(null, null, "BR").identified().id()).isEqualTo("9f0e37f3-8bc9-3e2a-b312-775a7a6bb879");
    }

    @Test
    void theIdComesFromWhatTheResponsibilitySaysAndNotFromItsEnd() {
        String id = request(null, null, "BR").identified().id();

        assertThat(request(new PopulationRequest(0, 130, Set.of()), LocalDate.of(2030, 1, 1), "BR")
                        .identified()
                        .id())
                .isEqualTo(id);
        assertThat(request(new PopulationRequest(0, 18, null), null, "BR")
                        .identified()
                        .id())
                .isNotEqualTo(id);
        assertThat(request(null, null, "BR", "CL").identified().id()).isNotEqualTo(id);
    }

    @Test
    void anIdThatIsGivenStands() {
        assertThat(request(null, null, "BR").withId("mine").identified().id()).isEqualTo("mine");
    }
}
