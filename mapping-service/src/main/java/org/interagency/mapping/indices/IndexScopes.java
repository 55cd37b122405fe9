package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.interagency.mapping.detection.CopyCache;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.indices.Slots.Slot;
import org.jspecify.annotations.Nullable;

/** Finds out what an answer is about: which programmes and places, in which rows. Every method needs a transaction. */
@ApplicationScoped
class IndexScopes {

    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final VocabularyCache words;
    private final CopyCache<AgencyFact, LevelsByDay> agencyLevels;
    private final CopyCache<TerritoryFact, LevelsByDay> territoryLevels;

    IndexScopes(CopiedFacts copies, ProgrammeCache programmes, VocabularyCache words) {
        this.copies = copies;
        this.programmes = programmes;
        this.words = words;
        this.agencyLevels = new CopyCache<>(copies.agencies(), facts -> LevelsByDay.ofStates(facts, AgencyFact::level));
        this.territoryLevels =
                new CopyCache<>(copies.territories(), facts -> LevelsByDay.whileTheyExist(facts, TerritoryFact::level));
    }

    /**
     * One row about everything that is asked for, on several days.
     *
     * @param days in ascending order
     * @throws RefusedException if the filter names something unknown
     */
    IndexScope whole(IndexFilter filter, List<LocalDate> days, TerritoryTree tree) {
        PlaceRange places = places(filter, tree);
        ProgrammeChoice choice = new ProgrammeChoice(filter, agencyLevels.get());
        Map<String, Slots> slots = new HashMap<>();
        for (ProgrammeFact programme : asked(filter)) {
            slots.put(programme.code(), new Slots(runs(programme, choice, days, places)));
        }
        Slots all = new Slots(List.of(new Slot(0, places, 0, days.size() - 1)));
        return new IndexScope(
                Collections.singletonList(null),
                Collections.singletonList(filter.contingency()),
                slots,
                choice.isAboutProgrammes() ? Slots.NONE : all,
                null);
    }

    /** The slots of the runs of days on which a programme is one of those that are asked for. */
    private List<Slot> runs(ProgrammeFact programme, ProgrammeChoice choice, List<LocalDate> days, PlaceRange places) {
        List<Slot> runs = new ArrayList<>();
        int first = -1;
        for (int day = 0; day <= days.size(); day++) {
            boolean passes = day < days.size() && choice.has(programme, days.get(day));
            if (passes && first < 0) {
                first = day;
            } else if (!passes && first >= 0) {
                runs.add(new Slot(0, places, first, day - 1));
                first = -1;
            }
        }
        return runs;
    }

    /**
     * A row for each of several things, in the order of their codes.
     *
     * @param placeLevel for rows of territories: the code of their government level; {@code null} for those directly below the place that is asked for
     * @throws RefusedException if the filter names something unknown
     */
    IndexScope rows(
            IndexFilter filter,
            LocalDate day,
            IndexDimension by,
            @Nullable String placeLevel,
            PageRequest page,
            TerritoryTree tree) {
        PlaceRange places = places(filter, tree);
        ProgrammeChoice choice = new ProgrammeChoice(filter, agencyLevels.get());
        return by == IndexDimension.TERRITORY
                ? territories(choice, day, placeLevel, page, tree, places)
                : programmes(choice, day, by, page, tree, places);
    }

    private IndexScope territories(
            ProgrammeChoice choice,
            LocalDate day,
            @Nullable String placeLevel,
            PageRequest page,
            TerritoryTree tree,
            PlaceRange places) {
        IndexFilter filter = choice.filter();
        LevelsByDay levels = territoryLevels.get();
        String above = filter.territory() == null ? filter.country() : filter.territory();
        Collection<String> candidates = placeLevel == null ? tree.below(above) : tree.codes();
        Shown shown = Shown.of(
                new TreeSet<>(candidates.stream()
                        .filter(code -> places.common(tree.rangeOf(code)).size() > 0
                                && levels.on(code, day)
                                        .filter(level -> placeLevel == null || level.equals(placeLevel))
                                        .isPresent())
                        .toList()),
                page);
        List<Slot> rows = new ArrayList<>();
        for (int row = 0; row < shown.codes().size(); row++) {
            rows.add(new Slot(row, places.common(tree.rangeOf(shown.codes().get(row))), 0, 0));
        }
        Slots everywhere = new Slots(rows);
        Map<String, Slots> slots = new HashMap<>();
        for (ProgrammeFact programme : asked(filter)) {
            if (choice.has(programme, day)) {
                slots.put(programme.code(), everywhere);
            }
        }
        return new IndexScope(
                List.copyOf(shown.codes()),
                Collections.nCopies(rows.size(), filter.contingency()),
                slots,
                choice.isAboutProgrammes() ? Slots.NONE : everywhere,
                shown.next());
    }

    private IndexScope programmes(
            ProgrammeChoice choice,
            LocalDate day,
            IndexDimension by,
            PageRequest page,
            TerritoryTree tree,
            PlaceRange places) {
        IndexFilter filter = choice.filter();
        Map<String, List<String>> codesOf = new HashMap<>();
        TreeSet<String> codes = new TreeSet<>();
        for (ProgrammeFact programme : asked(filter)) {
            if (programme.isValidOn(day) && choice.has(programme, day) && meets(programme.on(day), places, tree)) {
                List<String> ofOne = choice.rows(programme, by, day);
                codesOf.put(programme.code(), ofOne);
                codes.addAll(ofOne);
            }
        }
        Shown shown = Shown.of(codes, page);
        Map<String, Integer> rows = new HashMap<>();
        shown.codes().forEach(code -> rows.put(code, rows.size()));
        Map<String, Slots> slots = new HashMap<>();
        codesOf.forEach((programme, ofOne) -> {
            List<Slot> own = ofOne.stream()
                    .filter(rows::containsKey)
                    .map(code -> new Slot(rows.get(code), places, 0, 0))
                    .toList();
            if (!own.isEmpty()) {
                slots.put(programme, new Slots(own));
            }
        });
        boolean byContingency = by == IndexDimension.CONTINGENCY;
        return new IndexScope(
                List.copyOf(shown.codes()),
                byContingency ? List.copyOf(shown.codes()) : Collections.nCopies(rows.size(), filter.contingency()),
                slots,
                byContingency && !choice.isAboutProgrammes()
                        ? new Slots(rows.values().stream()
                                .map(row -> new Slot(row, places, 0, 0))
                                .toList())
                        : Slots.NONE,
                shown.next());
    }

    private static boolean meets(ProgrammeFact state, PlaceRange places, TerritoryTree tree) {
        return state.territories().stream()
                .anyMatch(code ->
                        tree.contains(code) && places.common(tree.rangeOf(code)).size() > 0);
    }

    /** The codes of a page, and the last of them if more follow. */
    private record Shown(List<String> codes, @Nullable String next) {

        static Shown of(TreeSet<String> all, PageRequest page) {
            Collection<String> left = page.cursor() == null ? all : all.tailSet(page.cursor(), false);
            List<String> codes = left.stream().limit(page.limit()).toList();
            return new Shown(codes, codes.size() < left.size() ? codes.get(codes.size() - 1) : null);
        }
    }

    private List<ProgrammeFact> asked(IndexFilter filter) {
        if (filter.contingency() != null) {
            requireKnownContingency(filter.contingency());
        }
        return filter.programme() == null
                ? programmes.all()
                : List.of(copies.programmes()
                        .find(filter.programme())
                        .orElseThrow(() -> RefusedException.unknownParameter("programme", filter.programme())));
    }

    private void requireKnownContingency(String code) {
        Set<String> entries = words.entries().keySet();
        if (!entries.contains(Vocabulary.CONTINGENCIES.keyOf(code))) {
            throw RefusedException.unreadable(
                    new Violation("?contingency", Violations.noEntry(Vocabulary.CONTINGENCIES, code, entries)));
        }
    }

    private static PlaceRange places(IndexFilter filter, TerritoryTree tree) {
        PlaceRange places = new PlaceRange(0, tree.places());
        String country = filter.country();
        if (country != null) {
            places = places.common(range("country", country, tree));
            if (!tree.rootOf(country).equals(country)) {
                throw RefusedException.unreadable(new Violation(
                        "?country",
                        country + " is part of " + tree.rootOf(country)
                                + ". Give a country, or ask by territory instead."));
            }
        }
        return filter.territory() == null ? places : places.common(range("territory", filter.territory(), tree));
    }

    private static PlaceRange range(String parameter, String code, TerritoryTree tree) {
        if (!tree.contains(code)) {
            throw RefusedException.unknownParameter(parameter, code);
        }
        return tree.rangeOf(code);
    }
}
