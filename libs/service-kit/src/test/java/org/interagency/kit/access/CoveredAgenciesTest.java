package org.interagency.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgencyFactBuilder;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoveredAgenciesTest {

    private static final LocalDate YESTERDAY = Today.date().minusDays(1);
    private static final LocalDate TOMORROW = Today.date().plusDays(1);

    private static AgencyFact agency(String code, @Nullable String parent) {
        return AgencyFactBuilder.builder()
                .code(code)
                .name(Map.of())
                .parent(parent)
                .predecessors(List.of())
                .successors(List.of())
                .otherStates(List.of())
                .build();
    }

    private static AgencyFact ending(String code, @Nullable String parent, String successor) {
        return agency(code, parent).validDuring(null, YESTERDAY).with(fact -> fact.successors(List.of(successor)));
    }

    private static boolean covers(String mandate, String code, AgencyFact... agencies) {
        return covers(new Mandate(mandate), code, agencies);
    }

    private static boolean covers(Mandate mandate, String code, AgencyFact... agencies) {
        Map<String, AgencyFact> known =
                Stream.of(agencies).collect(Collectors.toMap(AgencyFact::code, Function.identity()));
        Function<Collection<String>, Map<String, AgencyFact>> read =
                codes -> codes.stream().filter(known::containsKey).collect(Collectors.toMap(key -> key, known::get));
        CoveredAgencies covered = new CoveredAgencies(mandate, read);
        assertThat(covered.refusal(() -> Set.of(code), "thing").isEmpty()).isEqualTo(covered.cover(code));
        return covered.cover(code);
    }

    @Test
    void areThatOfTheMandateAndThoseBelow() {
        AgencyFact[] agencies = {agency("TOP", null), agency("A", "TOP"), agency("B", "A"), agency("C", null)};
        assertThat(Stream.of("TOP", "A", "B", "C", "UNKNOWN").filter(code -> covers("A", code, agencies)))
                .containsExactly("A", "B");
    }

    @Test
    void areNoneForACallerWhoWritesForNoAgency() {
        assertThat(covers("", "A", agency("A", null))).isFalse();
    }

    @Test
    void areThoseBelowByTheHierarchyOfToday() {
        AgencyFact before = agency("C", "A").with(1, null, YESTERDAY, List.of());
        AgencyFact now = agency("C", "B").with(2, YESTERDAY, TOMORROW, List.of());
        AgencyFact later = agency("C", "A").with(3, TOMORROW, null, List.of());
        AgencyFact asRead = before.with(3, before.since(), before.until(), List.of(now, later));
        AgencyFact[] agencies = {agency("A", null), agency("B", null), asRead};
        assertThat(covers("A", "C", agencies)).isFalse();
        assertThat(covers("B", "C", agencies)).isTrue();
    }

    @Test
    void areNoneWhoseSuccessorsAreForeign() {
        assertThat(covers("A", "B", agency("A", null), ending("B", "A", "F"), agency("F", null)))
                .isFalse();
        assertThat(covers("A", "B", agency("A", null), ending("B", "A", "C"), agency("C", "A")))
                .isTrue();
    }

    @Test
    void areThoseOfBothIfAnotherRegistrarHasAskedForTheWrite() {
        AgencyFact[] agencies = {agency("A", null), agency("B", null), agency("B-1", "B"), agency("C", null)};
        Mandate both = new Mandate("A").withConsentOf(new Mandate("B"));
        assertThat(Stream.of("A", "B", "B-1", "C").filter(code -> covers(both, code, agencies)))
                .containsExactly("A", "B", "B-1");
        assertThat(covers(both, "B-1", agency("B", null), agency("A", null), ending("B-1", "B", "A")))
                .isTrue();
        assertThat(covers(new Mandate("A").withConsentOf(Mandate.ALL_AGENCIES), "C", agencies))
                .isTrue();
        assertThat(new Mandate("A").withConsentOf(Mandate.ALL_AGENCIES).isCentral())
                .isFalse();
    }

    @Test
    void areFoundAlsoIfAgenciesSucceedOrContainEachOther() {
        assertThat(covers("A", "B", agency("A", null), ending("B", "A", "C"), ending("C", "A", "B")))
                .isTrue();
        assertThat(covers("A", "B", agency("B", "C"), agency("C", "B"))).isFalse();
    }

    @Test
    void areReadTogetherLevelByLevel() {
        Map<String, AgencyFact> known = Stream.of(
                        agency("TOP", null), agency("A", "TOP"), agency("B", "TOP"), agency("C", "A"), agency("D", "B"))
                .collect(Collectors.toMap(AgencyFact::code, Function.identity()));
        List<Set<String>> reads = new ArrayList<>();
        CoveredAgencies covered = new CoveredAgencies(new Mandate("TOP"), codes -> {
            reads.add(Set.copyOf(codes));
            return codes.stream().filter(known::containsKey).collect(Collectors.toMap(key -> key, known::get));
        });
        covered.read(Set.of("C", "D", "A", "UNKNOWN"));
        assertThat(Stream.of("C", "D", "A").map(code -> covered.refusal(() -> Set.of(code), "thing")))
                .allMatch(Optional::isEmpty);
        assertThat(covered.refusal(() -> Set.of("UNKNOWN"), "thing")).isPresent();
        assertThat(reads).containsExactly(Set.of("C", "D", "A", "UNKNOWN"), Set.of("TOP", "B"));
    }
}
