package org.interagency.mapping.finding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.rule.Finding;
import org.jspecify.annotations.Nullable;

/** Explains a finding in one sentence of one language, with the names that things have on the first day of the finding. */
final class Explanation {

    private final Finding finding;
    private final FindingNames names;
    private final Phrases phrases;
    private final LocalDate day;

    Explanation(Finding finding, FindingNames names, Phrases phrases) {
        this.day = start(finding.extent());
        this.finding = finding;
        this.names = names;
        this.phrases = phrases;
    }

    String sentence() {
        String extent = extent();
        return switch (finding.rule()) {
            case UNASSIGNED -> phrases.say("unassigned", task(), extent, agencies());
            case OVERLAP -> phrases.say("overlap", agencies(), task(), extent);
            case DUPLICATION -> phrases.say("duplication", ownedProgrammes(), benefit(), contingency(), extent);
            case FRAGMENTATION -> phrases.say("fragmentation", agencies(), contingency(), extent);
            case ORPHANED ->
                finding.function() == null
                        ? phrases.say("orphaned-programme", agencies(), programme(), extent)
                        : phrases.say("orphaned-responsibility", agencies(), task(), extent);
            case UNCOVERED -> phrases.say("uncovered", contingency(), extent);
        };
    }

    private String task() {
        return phrases.say("task", name(Vocabulary.FUNCTIONS, finding.function()), programme());
    }

    private String programme() {
        return names.programme(finding.programmes().get(0), day, phrases.language());
    }

    private String ownedProgrammes() {
        return phrases.someOf(finding.programmes(), this::owned);
    }

    private String owned(String programme) {
        String name = names.programme(programme, day, phrases.language());
        return names.ownerOf(programme, day)
                .map(owner -> phrases.say("owned", name, names.agency(owner, day, phrases.language())))
                .orElse(name);
    }

    private String benefit() {
        return name(Vocabulary.BENEFITS, finding.benefits().get(0));
    }

    private String contingency() {
        return name(Vocabulary.CONTINGENCIES, finding.contingency());
    }

    private String name(Vocabulary vocabulary, @Nullable String code) {
        return names.entry(vocabulary, Objects.requireNonNull(code), day, phrases.language());
    }

    private String agencies() {
        return phrases.someOf(finding.agencies(), code -> names.agency(code, day, phrases.language()));
    }

    /** Where, for whom and when. Boxes that say so of different people are not mixed: the largest is named, and the others are counted. */
    private String extent() {
        List<ExtentBox> named = FindingNames.namedOf(finding);
        String extent = phrases.say("extent", where(), people(named.get(0)), when(named));
        int others = finding.extent().size() - named.size();
        return switch (others) {
            case 0 -> extent;
            case 1 -> phrases.say("and-one-area", extent);
            default -> phrases.say("and-areas", extent, others);
        };
    }

    private String where() {
        return phrases.someOf(
                FindingNames.territoriesOf(finding).toList(), code -> names.territory(code, day, phrases.language()));
    }

    private static LocalDate start(List<ExtentBox> boxes) {
        return boxes.stream()
                .map(box -> box.period().validFrom())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String when(List<ExtentBox> named) {
        List<Period> periods = named.stream().map(ExtentBox::period).toList();
        String from = phrases.date(start(named));
        List<LocalDate> ends = periods.stream()
                .map(Period::validTo)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        boolean forGood = ends.size() < periods.size();
        return forGood
                ? phrases.say("from", from)
                : phrases.say("period", from, phrases.date(ends.get(ends.size() - 1)));
    }

    private String people(ExtentBox box) {
        String aged = aged(box.ages());
        if (!box.groupsExcept().isEmpty()) {
            String pattern = box.groupsExcept().size() == 1 ? "people-outside-one" : "people-outside";
            return phrases.say(pattern, groups(box.groupsExcept()), aged);
        }
        if (box.groups().isEmpty()) {
            return aged.isEmpty() ? "" : phrases.say("people", phrases.say("persons"), aged);
        }
        return phrases.say("people", groups(box.groups()), aged);
    }

    private String groups(List<String> codes) {
        return phrases.someOf(codes, code -> name(Vocabulary.POPULATION_GROUPS, code));
    }

    private String aged(AgeRange ages) {
        int last = ages.ageTo() - 1;
        if (ages.equals(AgeRange.EVERY)) {
            return "";
        }
        if (ages.ageTo() == AgeRange.LIMIT) {
            return phrases.say("from-age", ages.ageFrom());
        }
        return ages.ageFrom() == last ? phrases.say("at-age", last) : phrases.say("at-ages", ages.ageFrom(), last);
    }
}
