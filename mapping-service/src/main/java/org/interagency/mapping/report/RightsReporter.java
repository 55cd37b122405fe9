package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.request.PlaceAndDay;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.report.RightsReport.AtStage;
import org.interagency.mapping.report.RightsReport.ProviderAgency;
import org.interagency.mapping.report.RightsReport.Right;
import org.interagency.mapping.report.RightsReport.Stage;

/** Reports what is done for rights. */
@ApplicationScoped
class RightsReporter {

    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final VocabularyCache words;
    private final Territories territories;
    private final Detection detection;

    RightsReporter(
            CopiedFacts copies,
            ProgrammeCache programmes,
            VocabularyCache words,
            Territories territories,
            Detection detection) {
        this.copies = copies;
        this.programmes = programmes;
        this.words = words;
        this.territories = territories;
        this.detection = detection;
    }

    /**
     * The report on the rights of a query.
     *
     * @throws RefusedException 404 if the territory or one of the rights does not exist
     */
    @Transactional
    RightsReport report(RightsQuery query, PlaceAndDay where) {
        TerritoryTree tree = territories.tree();
        if (!tree.contains(where.territory())) {
            throw RefusedException.notFound("territory", where.territory());
        }
        List<RightFact> rights = rights(query, where.on());
        List<Stage> stages = stages(where.on());
        List<Realisation> realisations = realisations(where, rights, tree);
        return new RightsReport(
                where.on(),
                where.territory(),
                rights.stream()
                        .map(right -> right(right, stages, realisations, where, tree))
                        .toList(),
                stages,
                realisations.stream().map(Realisation::described).toList(),
                agencies(realisations, where.on()));
    }

    private List<RightFact> rights(RightsQuery query, LocalDate day) {
        List<RightFact> known = on(day, copies.rights().all());
        for (String code : query.rights()) {
            if (known.stream().noneMatch(right -> right.code().equals(code))) {
                throw RefusedException.notFound("right", code + " on " + day);
            }
        }
        return known.stream()
                .filter(query::isAbout)
                .sorted(Comparator.comparing(RightFact::code))
                .toList();
    }

    private List<Stage> stages(LocalDate day) {
        return on(day, words.entries().values()).stream()
                .filter(entry -> entry.vocabulary() == Vocabulary.LIFE_CYCLE_STAGES)
                .map(entry -> new Stage(
                        entry.code(),
                        entry.name(),
                        Objects.requireNonNull(entry.ageFrom()),
                        Objects.requireNonNull(entry.ageTo())))
                .sorted(Comparator.comparingInt(Stage::ageFrom)
                        .thenComparingInt(Stage::ageTo)
                        .thenComparing(Stage::code))
                .toList();
    }

    /** The facts that are valid on a day, each in its state of that day. */
    private static <F extends TimedFact<F>> List<F> on(LocalDate day, Collection<F> facts) {
        return facts.stream()
                .filter(fact -> fact.isValidOn(day))
                .map(fact -> fact.on(day))
                .toList();
    }

    private List<Realisation> realisations(PlaceAndDay where, List<RightFact> rights, TerritoryTree tree) {
        Set<String> codes = rights.stream().map(RightFact::code).collect(Collectors.toSet());
        Extent everyone = extent(where, AgeRange.EVERY);
        List<Realisation> realisations = new ArrayList<>();
        for (ProgrammeFact programme : programmes.all()) {
            Territories.extents(tree, programme).forEach((state, extent) -> {
                if (state.holdsOn(where.on())
                        && state.rights().stream().anyMatch(codes::contains)
                        && everyone.intersects(List.of(extent), tree)) {
                    realisations.add(new Realisation(state, extent, detection.holders(programme, everyone)));
                }
            });
        }
        return realisations;
    }

    private static Extent extent(PlaceAndDay where, AgeRange ages) {
        return new Extent(Set.of(where.territory()), Period.of(where.on()), ages, Set.of());
    }

    private static Right right(
            RightFact right,
            List<Stage> stages,
            List<Realisation> realisations,
            PlaceAndDay where,
            TerritoryTree tree) {
        List<Realisation> realising =
                realisations.stream().filter(one -> one.isOf(right)).toList();
        return new Right(
                right.code(),
                right.name(),
                right.instrument(),
                stages.stream()
                        .map(stage -> atStage(stage, realising, where, tree))
                        .toList());
    }

    private static AtStage atStage(Stage stage, List<Realisation> realisations, PlaceAndDay where, TerritoryTree tree) {
        AgeRange ages = new AgeRange(stage.ageFrom(), stage.ageTo());
        Extent people = extent(where, ages);
        List<Realisation> reaching = realisations.stream()
                .filter(realisation ->
                        realisation.reaches(stage) && people.intersects(List.of(realisation.extent()), tree))
                .toList();
        return new AtStage(
                stage.code(),
                reaching.stream().map(one -> one.programme().code()).toList(),
                reaching.stream()
                        .flatMap(realisation -> realisation.agencies(ages))
                        .distinct()
                        .sorted()
                        .toList(),
                Boxes.of(people.without(
                        reaching.stream().map(Realisation::extent).toList(), tree)));
    }

    private List<ProviderAgency> agencies(List<Realisation> realisations, LocalDate day) {
        Set<String> codes = new TreeSet<>();
        for (Realisation realisation : realisations) {
            codes.add(realisation.programme().owner());
            realisation.agencies(AgeRange.EVERY).forEach(codes::add);
        }
        Map<String, AgencyFact> known = copies.agencies().find(codes);
        return codes.stream()
                .map(code -> new ProviderAgency(
                        code, known.containsKey(code) ? known.get(code).on(day).name() : Map.of()))
                .toList();
    }
}
