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
        this.day = start(finding);
        this.finding = finding;
        this.names = names;
        this.phrases = phrases;
    }

    String sentence() {
        String extent = phrases.say("extent", where(), whom(), when());
        return switch (finding.rule()) {
            case UNASSIGNED -> phrases.say("unassigned", task(), extent, agencies());
            case OVERLAP -> phrases.say("overlap", agencies(), task(), extent);
            case DUPLICATION -> phrases.say("duplication", ownedProgrammes(), benefits(), contingency(), extent);
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
        return phrases.list(finding.programmes().stream().map(this::owned).toList());
    }

    private String owned(String programme) {
        String name = names.programme(programme, day, phrases.language());
        return names.ownerOf(programme, day)
                .map(owner -> phrases.say("owned", name, names.agency(owner, day, phrases.language())))
                .orElse(name);
    }

    private String benefits() {
        return phrases.list(finding.benefits().stream()
                .map(benefit -> name(Vocabulary.BENEFITS, benefit))
                .toList());
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

    private String where() {
        return phrases.someOf(
                FindingNames.territoriesOf(finding).toList(), code -> names.territory(code, day, phrases.language()));
    }

    private static LocalDate start(Finding finding) {
        return finding.extent().stream()
                .map(box -> box.period().validFrom())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String when() {
        List<Period> periods = finding.extent().stream().map(ExtentBox::period).toList();
        String from = phrases.date(day);
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

    private String whom() {
        List<AgeRange> ages =
                finding.extent().stream().map(ExtentBox::ages).distinct().toList();
        List<List<String>> groups =
                finding.extent().stream().map(ExtentBox::groups).distinct().toList();
        if (ages.size() > 1 || groups.size() > 1) {
            return phrases.say("some-people");
        }
        return people(groups.get(0), ages.get(0));
    }

    private String people(List<String> groups, AgeRange ages) {
        if (groups.isEmpty() && ages.equals(AgeRange.EVERY)) {
            return "";
        }
        String people = groups.isEmpty()
                ? phrases.say("persons")
                : phrases.list(groups.stream().map(this::group).toList());
        return phrases.say("people", people, aged(ages));
    }

    private String group(String code) {
        return code.equals(ExtentBox.EVERYONE_ELSE)
                ? phrases.say("everyone-else")
                : name(Vocabulary.POPULATION_GROUPS, code);
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
