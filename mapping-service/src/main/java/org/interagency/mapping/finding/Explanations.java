package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.detection.AgeRange;
import org.interagency.detection.ExtentBox;
import org.interagency.detection.Finding;
import org.interagency.detection.Period;
import org.interagency.kit.copy.CopiedFacts;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong, with the names that people know things by. */
@ApplicationScoped
class Explanations {

    private static final int MOST_NAMED = 3;
    private static final String LANGUAGE = "en";

    private final CopiedFacts copies;

    Explanations(CopiedFacts copies) {
        this.copies = copies;
    }

    /** The words for some findings. Needs a transaction. */
    Words words(Collection<Finding> findings) {
        return new Words(
                copies.programmes().find(codes(findings, Finding::programmes)),
                copies.agencies().find(codes(findings, Finding::agencies)),
                copies.territories().find(codes(findings, finding -> places(finding)
                        .limit(MOST_NAMED)
                        .toList())));
    }

    private static Set<String> codes(Collection<Finding> findings, Function<Finding, List<String>> of) {
        return findings.stream().flatMap(finding -> of.apply(finding).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> places(Finding finding) {
        return finding.extent().stream()
                .flatMap(box -> box.territories().stream())
                .distinct();
    }

    /** The names that some findings need, by code. */
    record Words(
            Map<String, ProgrammeFact> programmes,
            Map<String, AgencyFact> agencies,
            Map<String, TerritoryFact> territories) {

        /** The sentence, by language. */
        Map<String, String> explain(Finding finding) {
            String where = " in " + where(finding) + " " + when(finding) + whom(finding);
            return Map.of(LANGUAGE, sentence(finding, where));
        }

        private String sentence(Finding finding, String where) {
            List<String> concerned =
                    finding.agencies().stream().map(this::agency).toList();
            return switch (finding.type()) {
                case UNASSIGNED ->
                    "Nobody is accountable for " + task(finding) + where + "; " + concerned.get(0)
                            + ", which owns the programme, has to see to it.";
                case OVERLAP ->
                    concerned.get(0) + " and " + concerned.get(1) + " are both accountable for " + task(finding) + where
                            + ", so neither has to answer alone.";
                case DUPLICATION ->
                    owned(finding, 0) + " and " + owned(finding, 1) + " both give "
                            + inWords(String.join(" and ", finding.benefits())) + " for "
                            + inWords(finding.contingency()) + where
                            + ", so the same people may be served, and paid for, twice.";
                case FRAGMENTATION ->
                    abbreviated(concerned) + " address " + inWords(finding.contingency()) + " for the same people"
                            + where + ", and no agreement says how they work together.";
                case ORPHANED ->
                    finding.function() == null
                            ? concerned.get(0) + " has ceased and still owns " + programme(finding, 0) + where
                                    + "; another owner has to be named."
                            : concerned.get(0) + " has ceased and still has a part in " + task(finding) + where
                                    + "; somebody has to take over.";
                case UNCOVERED ->
                    "No programme addresses " + inWords(finding.contingency()) + where
                            + "; nobody has to answer for it.";
            };
        }

        private String task(Finding finding) {
            return inWords(finding.function()) + " of " + programme(finding, 0);
        }

        private static String inWords(@Nullable String code) {
            return Objects.requireNonNull(code).replace('-', ' ');
        }

        private String owned(Finding finding, int index) {
            ProgrammeFact programme = programmes.get(finding.programmes().get(index));
            return programme(finding, index) + (programme == null ? "" : " (" + agency(programme.owner()) + ")");
        }

        private String programme(Finding finding, int index) {
            String code = finding.programmes().get(index);
            ProgrammeFact programme = programmes.get(code);
            return programme == null ? code : name(programme.name(), code);
        }

        private String agency(String code) {
            AgencyFact agency = agencies.get(code);
            return agency == null ? code : name(agency.name(), code);
        }

        private String territory(String code) {
            TerritoryFact territory = territories.get(code);
            return territory == null ? code : name(territory.name(), code);
        }

        private static String name(Map<String, String> names, String code) {
            return names.getOrDefault(
                    LANGUAGE, names.values().stream().findFirst().orElse(code));
        }

        private String where(Finding finding) {
            return abbreviated(places(finding).map(this::territory).toList());
        }

        private static String abbreviated(List<String> names) {
            int more = names.size() - MOST_NAMED;
            int listed = more > 0 ? MOST_NAMED : names.size() - 1;
            String last = more > 0 ? more + " more" : names.get(names.size() - 1);
            return listed == 0 ? last : String.join(", ", names.subList(0, listed)) + " and " + last;
        }

        private static String when(Finding finding) {
            List<Period> periods =
                    finding.extent().stream().map(ExtentBox::period).toList();
            LocalDate from = periods.stream()
                    .map(Period::validFrom)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            boolean forGood = periods.stream().map(Period::validTo).anyMatch(Objects::isNull);
            @Nullable
            LocalDate to = forGood
                    ? null
                    : periods.stream()
                            .map(Period::validTo)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            return to == null ? "from " + from + " on" : "from " + from + " until " + to;
        }

        private static String whom(Finding finding) {
            List<AgeRange> ages =
                    finding.extent().stream().map(ExtentBox::ages).distinct().toList();
            List<List<String>> groups =
                    finding.extent().stream().map(ExtentBox::groups).distinct().toList();
            if (ages.size() > 1 || groups.size() > 1) {
                return " for part of the people";
            }
            return (groups.get(0).isEmpty() ? "" : " for " + String.join(", ", groups.get(0))) + aged(ages.get(0));
        }

        private static String aged(AgeRange ages) {
            int last = ages.ageTo() - 1;
            if (ages.equals(AgeRange.EVERY)) {
                return "";
            }
            if (ages.ageTo() == AgeRange.LIMIT) {
                return " from age " + ages.ageFrom();
            }
            return ages.ageFrom() == last ? " at age " + last : " at ages " + ages.ageFrom() + " to " + last;
        }
    }
}
