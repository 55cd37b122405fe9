package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.indices.IndexSeries.IndexPoint;
import org.jspecify.annotations.Nullable;

/** Computes indices from what detection has measured. */
@ApplicationScoped
public class Indices {

    private final CopiedFacts copies;
    private final VocabularyCache words;
    private final MeasureCache measures;
    private final IndexScopes scopes;
    private final Resolutions resolutions;

    Indices(
            CopiedFacts copies,
            VocabularyCache words,
            MeasureCache measures,
            IndexScopes scopes,
            Resolutions resolutions) {
        this.copies = copies;
        this.words = words;
        this.measures = measures;
        this.scopes = scopes;
        this.resolutions = resolutions;
    }

    /**
     * Fetches the contingency that a filter names, unless it is known here. Opens a transaction of its own.
     *
     * @throws RefusedException 503 if the program service has to be asked and does not answer
     */
    void prepare(IndexFilter filter) {
        copies.vocabularyEntries()
                .prepare(
                        Stream.ofNullable(filter.contingency())
                                .map(Vocabulary.CONTINGENCIES::keyOf)
                                .toList(),
                        false);
    }

    /**
     * All indices on a day, each with its definition.
     *
     * @throws RefusedException 400 if the filter names something that does not exist
     */
    @Transactional
    public Page<IndexRow> whole(IndexFilter filter, LocalDate day) {
        MeasuredFunctions measured = measures.current();
        List<IndexRow> rows = rows(scopes.whole(filter, List.of(day), measured.tree()), day, null, measured);
        return new Page<>(rows, null)
                .map(row -> new IndexRow(
                        row.asOf(), row.by(), row.code(), row.indices().defined()));
    }

    /**
     * All indices on a day, for each of several things.
     *
     * @param placeLevel for rows of territories: the code of their government level; {@code null} for those directly below the place that is asked for
     * @throws RefusedException as {@link #whole}
     */
    @Transactional
    public Page<IndexRow> by(
            IndexDimension by, @Nullable String placeLevel, IndexFilter filter, LocalDate day, PageRequest page) {
        MeasuredFunctions measured = measures.current();
        IndexScope scope = scopes.rows(filter, day, by, placeLevel, page, measured.tree());
        return new Page<>(rows(scope, day, by, measured), scope.next());
    }

    private List<IndexRow> rows(
            IndexScope scope, LocalDate day, @Nullable IndexDimension by, MeasuredFunctions measured) {
        List<LocalDate> days = List.of(day);
        Tally tally = new Tally(scope.codes().size(), days, groups(), measured);
        addCells(tally, scope, measured);
        ResolutionTimes times = new ResolutionTimes(scope.contingencies(), days, measured.tree());
        addResolutions(times, scope, days);
        List<IndexRow> rows = new ArrayList<>();
        for (int row = 0; row < scope.codes().size(); row++) {
            rows.add(new IndexRow(day, by, scope.codes().get(row), tally.values(row, 0, times.median(row, 0))));
        }
        return rows;
    }

    /**
     * An index on several days.
     *
     * @param days in ascending order, at least one
     * @throws RefusedException as {@link #whole}
     */
    @Transactional
    IndexSeries series(IndexName index, IndexFilter filter, List<LocalDate> days) {
        MeasuredFunctions measured = measures.current();
        IndexScope scope = scopes.whole(filter, days, measured.tree());
        Tally tally = new Tally(scope.codes().size(), days, groups(), measured);
        ResolutionTimes times = new ResolutionTimes(scope.contingencies(), days, measured.tree());
        if (index == IndexName.TIME_TO_RESOLUTION) {
            addResolutions(times, scope, days);
        } else {
            addCells(tally, scope, measured);
        }
        List<IndexPoint> points = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            IndexValue value = tally.values(0, day, times.median(0, day)).of(index);
            points.add(new IndexPoint(days.get(day), value.value(), value.numerator(), value.denominator()));
        }
        return new IndexSeries(IndexDefinitions.of(index), points);
    }

    private static void addCells(Tally tally, IndexScope scope, MeasuredFunctions measured) {
        scope.byProgramme()
                .forEach((programme, slots) -> measured.of(programme).forEach(function -> tally.add(function, slots)));
    }

    /** The codes of all population groups that are known, on any day: a group that is added counts for the past too, so that a series is of one kind. */
    private Set<String> groups() {
        return words.entries().keySet().stream()
                .flatMap(key -> Vocabulary.POPULATION_GROUPS.codeIn(key).stream())
                .collect(Collectors.toSet());
    }

    private void addResolutions(ResolutionTimes times, IndexScope scope, List<LocalDate> days) {
        LocalDate first = days.get(0).minusYears(1).plusDays(1);
        resolutions.forEach(
                first,
                days.get(days.size() - 1),
                resolution -> times.add(
                        resolution,
                        resolution.programmes().isEmpty()
                                ? Stream.of(scope.withoutProgrammes())
                                : resolution.programmes().stream()
                                        .map(code -> scope.byProgramme().getOrDefault(code, Slots.NONE))));
    }
}
