package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.AgeRange;
import org.interagency.detection.ExtentBox;
import org.interagency.detection.Finding;
import org.interagency.detection.Overlap;
import org.interagency.detection.Period;
import org.interagency.kit.copy.CopiedFacts;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong, with the names that people know things by. */
@ApplicationScoped
class Explanations {

    private static final int PLACES_NAMED = 3;
    private static final String LANGUAGE = "en";

    private final CopiedFacts copies;

    Explanations(CopiedFacts copies) {
        this.copies = copies;
    }

    /** The words for findings about a function of a programme. Needs a transaction. */
    Words words(ProgrammeFact programme, ProgrammeFunction function, Collection<Finding> findings) {
        Map<String, AgencyFact> agencies = copies.agencies()
                .find(findings.stream()
                        .flatMap(finding -> finding.agencies().stream())
                        .collect(Collectors.toSet()));
        Map<String, TerritoryFact> territories = copies.territories()
                .find(findings.stream()
                        .flatMap(finding -> places(finding).limit(PLACES_NAMED))
                        .collect(Collectors.toSet()));
        return new Words(programme, function, agencies, territories);
    }

    private static Stream<String> places(Finding finding) {
        return finding.extent().stream()
                .flatMap(box -> box.territories().stream())
                .distinct();
    }

    /** The names that findings about one function of one programme need. */
    record Words(
            ProgrammeFact programme,
            ProgrammeFunction function,
            Map<String, AgencyFact> agencies,
            Map<String, TerritoryFact> territories) {

        /** The sentence, by language. */
        Map<String, String> explain(Finding finding) {
            String what = function.code().replace('-', ' ') + " of " + name(programme.name(), programme.code());
            String where = " in " + where(finding) + " " + when(finding) + whom(finding);
            String sentence = finding instanceof Overlap
                    ? agency(finding.agencies().get(0)) + " and "
                            + agency(finding.agencies().get(1)) + " are both accountable for " + what + where
                            + ", so neither has to answer alone."
                    : "Nobody is accountable for " + what + where + "; "
                            + agency(finding.agencies().get(0)) + ", which owns the programme, has to see to it.";
            return Map.of(LANGUAGE, sentence);
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
            List<String> codes = places(finding).toList();
            String named =
                    codes.stream().limit(PLACES_NAMED).map(this::territory).collect(Collectors.joining(", "));
            int more = codes.size() - PLACES_NAMED;
            return more > 0 ? named + " and " + more + " more" : named;
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
            return (groups.get(0).isEmpty() ? "" : " for " + String.join(", ", groups.get(0)))
                    + (ages.get(0).equals(AgeRange.EVERY)
                            ? ""
                            : " at ages " + ages.get(0).ageFrom() + " to "
                                    + (ages.get(0).ageTo() - 1));
        }
    }
}
