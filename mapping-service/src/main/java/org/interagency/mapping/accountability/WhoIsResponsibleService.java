package org.interagency.mapping.accountability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.vocabulary.Names;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.Holders;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.request.PlaceAndDay;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.interagency.mapping.accountability.Question.Word;
import org.interagency.mapping.accountability.WhoIsResponsible.Accountable;
import org.interagency.mapping.accountability.WhoIsResponsible.Answer;
import org.interagency.mapping.accountability.WhoIsResponsible.Body;
import org.interagency.mapping.accountability.WhoIsResponsible.Outcome;
import org.interagency.mapping.accountability.WhoIsResponsible.Permitted;
import org.interagency.mapping.detection.Answerable;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.detection.TerritoryCut;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.finding.Phrases;
import org.interagency.mapping.responsibility.ResponsibilityService;

/** Finds which agencies are accountable for a function of a programme, at a place, on a day and for a person. */
@ApplicationScoped
class WhoIsResponsibleService {

    private final CopiedFacts copies;
    private final VocabularyCache words;
    private final Territories territories;
    private final ProgrammeCache programmes;
    private final Detection detection;
    private final ResponsibilityService responsibilities;

    WhoIsResponsibleService(
            CopiedFacts copies,
            VocabularyCache words,
            Territories territories,
            ProgrammeCache programmes,
            Detection detection,
            ResponsibilityService responsibilities) {
        this.copies = copies;
        this.words = words;
        this.territories = territories;
        this.programmes = programmes;
        this.detection = detection;
        this.responsibilities = responsibilities;
    }

    /**
     * Fetches the vocabulary entries and the right that a question names, unless they are known here. Opens transactions of its own.
     *
     * @throws RefusedException 503 if the program service has to be asked and does not answer
     */
    void prepare(Question question) {
        copies.vocabularyEntries()
                .prepare(question.words().stream().map(Word::key).toList(), false);
        copies.rights().prepare(Stream.ofNullable(question.right()).toList(), false);
    }

    /**
     * The answer to a question.
     *
     * @throws RefusedException 404 if the territory, the programme or the right does not exist; 400 if a group or the contingency does not exist
     */
    @Transactional
    WhoIsResponsible answer(Question question, PlaceAndDay where) {
        TerritoryTree tree = territories.tree();
        LocalDate day = where.on();
        TerritoryFact place = copies.territories()
                .find(where.territory())
                .map(territory -> territory.on(day))
                .orElseThrow(() -> RefusedException.notFound("territory", where.territory()));
        if (question.right() != null && copies.rights().find(question.right()).isEmpty()) {
            throw RefusedException.notFound("right", question.right());
        }
        requireKnown(question.words());
        Extent extent = question.extent(where);
        List<Answer> answers = new ArrayList<>();
        for (ProgrammeFact programme : asked(question)) {
            ProgrammeFact state = programme.on(day);
            if (question.isAbout(state)
                    && extent.intersects(Territories.extents(tree, programme).values(), tree)) {
                detection
                        .answerable(programme, question.functions(state), extent)
                        .forEach((function, answerable) ->
                                answers.add(answer(state, function, answerable, place, day, tree)));
            }
        }
        return new WhoIsResponsible(day, place.code(), answers);
    }

    private void requireKnown(List<Word> named) {
        Set<String> entries = words.entries().keySet();
        for (Word word : named) {
            if (!entries.contains(word.key())) {
                throw RefusedException.unreadable(
                        new Violation(word.parameter(), Violations.noEntry(word.vocabulary(), word.code(), entries)));
            }
        }
    }

    private List<ProgrammeFact> asked(Question question) {
        if (question.programme() == null) {
            return programmes.all();
        }
        return List.of(copies.programmes()
                .find(question.programme())
                .orElseThrow(() -> RefusedException.notFound("programme", question.programme())));
    }

    private Answer answer(
            ProgrammeFact programme,
            ProgrammeFunction function,
            Answerable answerable,
            TerritoryFact place,
            LocalDate day,
            TerritoryTree tree) {
        Holders holders = answerable.accountable();
        Set<String> agencies = agencies(holders.holders());
        Outcome outcome = agencies.isEmpty() ? Outcome.NONE : agencies.size() == 1 ? Outcome.ONE : Outcome.SEVERAL;
        Set<String> turnTo = outcome == Outcome.NONE ? Set.of(programme.owner()) : agencies;
        List<String> named = Stream.concat(turnTo.stream(), agencies(answerable.permitted()).stream())
                .toList();
        Directory directory = new Directory(copies, named, day);
        List<Body> bodies = turnTo.stream().map(directory::body).toList();
        Map<String, ResponsibilityFact> held = responsibilities.withDelegators(
                Stream.concat(holders.holders().stream(), answerable.permitted().stream())
                        .map(holder -> holder.accountability().responsibility())
                        .collect(Collectors.toSet()),
                day);
        return new Answer(
                programme.code(),
                programme.name(),
                programme.owner(),
                function,
                outcome,
                accountable(holders, held, directory, place, day, tree),
                permitted(answerable.permitted(), held, directory),
                Boxes.of(holders.nobody()),
                bodies,
                explanation(outcome, bodies, programme, function, place, day));
    }

    private static Set<String> agencies(List<Holder> holders) {
        return holders.stream()
                .map(holder -> holder.accountability().agency())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Permitted> permitted(
            List<Holder> holders, Map<String, ResponsibilityFact> held, Directory directory) {
        return holders.stream()
                .map(holder -> {
                    ResponsibilityFact responsibility =
                            held.get(holder.accountability().responsibility());
                    return new Permitted(
                            directory.body(holder.accountability().agency()),
                            responsibility.id(),
                            responsibility.legalBasis(),
                            Boxes.of(holder.extent()));
                })
                .toList();
    }

    private List<Accountable> accountable(
            Holders holders,
            Map<String, ResponsibilityFact> held,
            Directory directory,
            TerritoryFact place,
            LocalDate day,
            TerritoryTree tree) {
        Map<String, List<Accountability>> delegates = holders.holders().stream()
                .map(Holder::accountability)
                .collect(Collectors.groupingBy(delegate -> String.valueOf(delegate.delegatedFrom())));
        return holders.holders().stream()
                .map(holder -> {
                    ResponsibilityFact responsibility =
                            held.get(holder.accountability().responsibility());
                    return new Accountable(
                            directory.body(holder.accountability().agency()),
                            responsibility.id(),
                            responsibility.legalBasis(),
                            Boxes.of(holder.extent()),
                            delegators(holder.accountability(), held, place.code(), day, tree),
                            delegatesOf(
                                    holder.accountability(),
                                    delegates.getOrDefault(responsibility.id(), List.of()),
                                    tree));
                })
                .toList();
    }

    /** The agencies to which one delegates: of what its class delegates, only what lies in its part. */
    private static List<String> delegatesOf(
            Accountability delegator, List<Accountability> delegates, TerritoryTree tree) {
        TerritoryCut part = new TerritoryCut(delegator.extent().territories(), tree);
        return delegates.stream()
                .filter(delegate -> delegate.extent().territories().stream()
                        .anyMatch(territory -> !part.of(territory).isEmpty()))
                .map(Accountability::agency)
                .distinct()
                .sorted()
                .toList();
    }

    /** The agencies that delegated to one, nearest first: of a class, those in what was delegated and asked about. */
    private List<String> delegators(
            Accountability delegate,
            Map<String, ResponsibilityFact> held,
            String place,
            LocalDate day,
            TerritoryTree tree) {
        List<String> agencies = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> delegated = new TerritoryCut(delegate.extent().territories(), tree).of(place);
        String from = delegate.delegatedFrom();
        while (from != null && seen.add(from)) {
            agencies.addAll(detection
                    .holders(held.get(from), delegated, day, day.plusDays(1))
                    .agencies());
            from = held.get(from).delegatedFrom();
        }
        return agencies;
    }

    private static Map<String, String> explanation(
            Outcome outcome,
            List<Body> turnTo,
            ProgrammeFact programme,
            ProgrammeFunction function,
            TerritoryFact place,
            LocalDate day) {
        Map<String, String> sentences = new TreeMap<>();
        for (Phrases phrases : Phrases.ALL) {
            Locale language = phrases.language();
            String task = phrases.say(
                    "task",
                    Names.of(Vocabulary.FUNCTIONS, function.code(), language).orElseThrow(),
                    Languages.pick(programme.name(), language));
            sentences.put(
                    language.getLanguage(),
                    phrases.say(
                            "answer-" + outcome.code(),
                            phrases.someOf(turnTo, body -> name(body, language)),
                            task,
                            Languages.pick(place.name(), language),
                            phrases.date(day)));
        }
        return sentences;
    }

    private static String name(Body body, Locale language) {
        return body.name().isEmpty() ? body.code() : Languages.pick(body.name(), language);
    }
}
