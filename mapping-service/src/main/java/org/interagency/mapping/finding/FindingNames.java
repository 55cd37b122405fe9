package org.interagency.mapping.finding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Languages;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Names;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.rule.Finding;
import org.interagency.kit.copy.CopiedFacts;

/**
 * The names of the things that findings are about. A thing that is not known is named by its code.
 *
 * @param programmes by code
 * @param agencies by code
 * @param territories by code
 * @param entries the vocabulary entries that the registry itself has no names for, by key
 */
record FindingNames(
        Map<String, ProgrammeFact> programmes,
        Map<String, AgencyFact> agencies,
        Map<String, TerritoryFact> territories,
        Map<String, VocabularyEntryFact> entries) {

    /** The names that some findings need. Needs a transaction. */
    static FindingNames of(Collection<Finding> findings, CopiedFacts copies) {
        Map<String, ProgrammeFact> programmes = copies.programmes()
                .find(codes(findings, finding -> finding.programmes().stream().limit(Phrases.MOST_NAMED)));
        Set<String> agencies =
                codes(findings, finding -> finding.agencies().stream().limit(Phrases.MOST_NAMED));
        programmes.values().forEach(programme -> programme.states().forEach(state -> agencies.add(state.owner())));
        return new FindingNames(
                programmes,
                copies.agencies().find(agencies),
                copies.territories()
                        .find(codes(findings, finding -> territoriesOf(finding).limit(Phrases.MOST_NAMED))),
                copies.vocabularyEntries().find(codes(findings, FindingNames::addedEntries)));
    }

    /** The keys of the entries that a country has added to vocabularies. */
    private static Stream<String> addedEntries(Finding finding) {
        return Stream.of(
                        added(Vocabulary.CONTINGENCIES, Stream.ofNullable(finding.contingency())),
                        added(Vocabulary.BENEFITS, finding.benefits().stream()),
                        added(
                                Vocabulary.POPULATION_GROUPS,
                                namedOf(finding).stream().flatMap(box -> Stream.of(box.groups(), box.groupsExcept())
                                        .flatMap(List::stream))))
                .flatMap(keys -> keys);
    }

    private static Stream<String> added(Vocabulary vocabulary, Stream<String> codes) {
        return codes.filter(
                        code -> Names.of(vocabulary, code, Languages.DEFAULT).isEmpty())
                .map(vocabulary::keyOf);
    }

    /** These names, with other facts about some agencies and programmes. */
    FindingNames with(Collection<AgencyFact> otherAgencies, Collection<ProgrammeFact> otherProgrammes) {
        Map<String, AgencyFact> allAgencies = new HashMap<>(agencies);
        otherAgencies.forEach(agency -> allAgencies.put(agency.code(), agency));
        Map<String, ProgrammeFact> allProgrammes = new HashMap<>(programmes);
        otherProgrammes.forEach(programme -> allProgrammes.put(programme.code(), programme));
        return new FindingNames(allProgrammes, allAgencies, territories, entries);
    }

    private static Set<String> codes(Collection<Finding> findings, Function<Finding, Stream<String>> of) {
        return findings.stream().flatMap(of).collect(Collectors.toSet());
    }

    /** The boxes of a finding's extent that an explanation names: all, if they are about the same people, or else only the largest. */
    static List<ExtentBox> namedOf(Finding finding) {
        List<ExtentBox> extent = finding.extent();
        ExtentBox largest = extent.get(0);
        return extent.stream()
                        .allMatch(box -> box.ages().equals(largest.ages())
                                && box.groups().equals(largest.groups())
                                && box.groupsExcept().equals(largest.groupsExcept()))
                ? extent
                : List.of(largest);
    }

    /** The codes of the territories that an explanation can name, each once, in the order of the extent. */
    static Stream<String> territoriesOf(Finding finding) {
        return namedOf(finding).stream()
                .flatMap(box -> box.territories().stream())
                .distinct();
    }

    String programme(String code, LocalDate day, Locale language) {
        ProgrammeFact programme = programmes.get(code);
        return programme == null ? code : Languages.pick(programme.on(day).name(), language);
    }

    Optional<String> ownerOf(String programme, LocalDate day) {
        return Optional.ofNullable(programmes.get(programme))
                .map(fact -> fact.on(day).owner());
    }

    String agency(String code, LocalDate day, Locale language) {
        AgencyFact agency = agencies.get(code);
        return agency == null ? code : Languages.pick(agency.on(day).name(), language);
    }

    String territory(String code, LocalDate day, Locale language) {
        TerritoryFact territory = territories.get(code);
        return territory == null ? code : Languages.pick(territory.on(day).name(), language);
    }

    String entry(Vocabulary vocabulary, String code, LocalDate day, Locale language) {
        return Names.of(vocabulary, code, language).orElseGet(() -> {
            VocabularyEntryFact entry = entries.get(vocabulary.keyOf(code));
            return entry == null ? code : Languages.pick(entry.on(day).name(), language);
        });
    }

    /** Explains a finding in one sentence, by language. */
    Map<String, String> explain(Finding finding) {
        Map<String, String> sentences = new TreeMap<>();
        for (Phrases phrases : Phrases.ALL) {
            sentences.put(phrases.language().getLanguage(), new Explanation(finding, this, phrases).sentence());
        }
        return sentences;
    }
}
