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
import org.interagency.detection.AgeRange;
import org.interagency.detection.Extent;
import org.interagency.detection.Period;
import org.interagency.detection.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.problem.ProblemException;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.KnownProgrammes;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.report.RightsReport.Agency;
import org.interagency.mapping.report.RightsReport.AtStage;
import org.interagency.mapping.report.RightsReport.Programme;
import org.interagency.mapping.report.RightsReport.Right;
import org.interagency.mapping.report.RightsReport.Stage;

/** Reports what is done for rights. */
@ApplicationScoped
class RightsReporter {

    private final CopiedFacts copies;
    private final KnownProgrammes programmes;
    private final Territories territories;
    private final Detection detection;

    RightsReporter(CopiedFacts copies, KnownProgrammes programmes, Territories territories, Detection detection) {
        this.copies = copies;
        this.programmes = programmes;
        this.territories = territories;
        this.detection = detection;
    }

    /**
     * The report that is wanted.
     *
     * @throws ProblemException 404 if there is no such territory, or no such right
     */
    @Transactional
    RightsReport report(RightsQuery query) {
        TerritoryTree tree = territories.tree();
        if (!tree.contains(query.territory())) {
            throw ProblemException.notFound("territory", query.territory());
        }
        List<RightFact> rights = rights(query);
        List<Stage> stages = stages(query.on());
        List<Realisation> realisations = realisations(query, rights, tree);
        return new RightsReport(
                query.on(),
                query.territory(),
                rights.stream()
                        .map(right -> new Right(
                                right.code(),
                                right.name(),
                                right.instrument(),
                                stages.stream()
                                        .map(stage -> atStage(
                                                stage,
                                                realisations.stream()
                                                        .filter(one -> one.isOf(right))
                                                        .toList(),
                                                query,
                                                tree))
                                        .toList()))
                        .toList(),
                stages,
                realisations.stream()
                        .map(Realisation::programme)
                        .map(programme -> new Programme(programme.code(), programme.name(), programme.owner()))
                        .toList(),
                agencies(realisations, query.on()));
    }

    private List<RightFact> rights(RightsQuery query) {
        List<RightFact> known = on(query.on(), copies.rights().all());
        for (String code : query.rights) {
            if (known.stream().noneMatch(right -> right.code().equals(code))) {
                throw ProblemException.notFound("right", code + " on " + query.on());
            }
        }
        return known.stream()
                .filter(right -> query.rights.isEmpty() || query.rights.contains(right.code()))
                .filter(right -> query.instrument == null || query.instrument.equals(right.instrument()))
                .sorted(Comparator.comparing(RightFact::code))
                .toList();
    }

    private List<Stage> stages(LocalDate day) {
        return on(day, copies.vocabularyEntries().all()).stream()
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

    /** Those that are there on a day, as they are on it. */
    private static <F extends TimedFact<F>> List<F> on(LocalDate day, Collection<F> facts) {
        return facts.stream()
                .filter(fact -> fact.isValidOn(day))
                .map(fact -> fact.on(day))
                .toList();
    }

    private List<Realisation> realisations(RightsQuery query, List<RightFact> rights, TerritoryTree tree) {
        Set<String> codes = rights.stream().map(RightFact::code).collect(Collectors.toSet());
        Extent everyone = extent(query, AgeRange.EVERY);
        List<Realisation> realisations = new ArrayList<>();
        for (ProgrammeFact programme : programmes.all()) {
            Territories.extents(tree, programme).forEach((state, extent) -> {
                if (state.holdsOn(query.on())
                        && state.rights().stream().anyMatch(codes::contains)
                        && everyone.intersects(List.of(extent), tree)) {
                    realisations.add(new Realisation(state, extent, detection.holders(programme, everyone)));
                }
            });
        }
        return realisations;
    }

    private static Extent extent(RightsQuery query, AgeRange ages) {
        return new Extent(
                Set.of(query.territory()), new Period(query.on(), query.on().plusDays(1)), ages, Set.of());
    }

    private static AtStage atStage(Stage stage, List<Realisation> realisations, RightsQuery query, TerritoryTree tree) {
        AgeRange ages = new AgeRange(stage.ageFrom(), stage.ageTo());
        Extent people = extent(query, ages);
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

    private List<Agency> agencies(List<Realisation> realisations, LocalDate day) {
        Set<String> codes = new TreeSet<>();
        for (Realisation realisation : realisations) {
            codes.add(realisation.programme().owner());
            realisation.agencies(AgeRange.EVERY).forEach(codes::add);
        }
        Map<String, AgencyFact> known = copies.agencies().find(codes);
        return codes.stream()
                .map(code -> new Agency(
                        code, known.containsKey(code) ? known.get(code).on(day).name() : Map.of()))
                .toList();
    }
}
