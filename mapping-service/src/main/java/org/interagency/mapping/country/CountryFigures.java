package org.interagency.mapping.country;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Budget;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.mapping.detection.CopyCache;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.finding.FindingGroups;
import org.interagency.mapping.indices.IndexDimension;
import org.interagency.mapping.indices.IndexFilter;
import org.interagency.mapping.indices.IndexRow;
import org.interagency.mapping.indices.IndexValue;
import org.interagency.mapping.indices.IndexValues;
import org.interagency.mapping.indices.Indices;
import org.jspecify.annotations.Nullable;

/** Computes the lines that the registry knows, from its facts, its findings and its indices. */
@ApplicationScoped
class CountryFigures {

    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final VocabularyCache words;
    private final CopyCache<AgencyFact, List<AgencyChannels>> agencies;
    private final FindingGroups findings;
    private final Indices indices;

    CountryFigures(
            CopiedFacts copies,
            ProgrammeCache programmes,
            VocabularyCache words,
            FindingGroups findings,
            Indices indices) {
        this.copies = copies;
        this.programmes = programmes;
        this.words = words;
        this.agencies = new CopyCache<>(copies.agencies(), AgencyChannels::of);
        this.findings = findings;
        this.indices = indices;
    }

    /** The figure of each line that the registry computes. Needs a transaction. */
    Map<CountryLineName, LineFigure> of(String country, LocalDate day, TerritoryTree tree) {
        Map<CountryLineName, LineFigure> figures = new EnumMap<>(CountryLineName.class);
        List<ProgrammeFact> covering = programmesOf(country, day, tree);
        addProgrammes(figures, covering, day);
        addGroups(figures, covering, country, day);
        addAgencies(figures, country, day, tree);
        IndexFilter filter = new IndexFilter(country, null, null, null, null);
        IndexValues values = indices.whole(filter, day).items().get(0).indices();
        for (CountryLineName line : CountryLineName.values()) {
            line.index().ifPresent(index -> figures.put(line, LineFigure.of(values.of(index))));
        }
        figures.put(CountryLineName.TERRITORIES_WITH_GAPS, territoriesWithGaps(filter, day));
        return figures;
    }

    /** The programmes that exist on a day and cover a part of a country, each in its state of the day. */
    private List<ProgrammeFact> programmesOf(String country, LocalDate day, TerritoryTree tree) {
        List<ProgrammeFact> found = new ArrayList<>();
        for (ProgrammeFact programme : programmes.all()) {
            if (programme.isValidOn(day)) {
                ProgrammeFact state = programme.on(day);
                if (state.territories().stream().anyMatch(code -> isIn(country, code, tree))) {
                    found.add(state);
                }
            }
        }
        return found;
    }

    private static boolean isIn(String country, String territory, TerritoryTree tree) {
        return tree.contains(territory) && tree.rootOf(territory).equals(country);
    }

    private void addProgrammes(Map<CountryLineName, LineFigure> figures, List<ProgrammeFact> of, LocalDate day) {
        figures.put(
                CountryLineName.PROGRAMMES_WITH_LEGAL_BASIS,
                share(of, programme -> !programme.legalBasis().isEmpty()));
        figures.put(
                CountryLineName.PROGRAMMES_WITH_PUBLISHED_LAW,
                share(of, programme -> programme.legalBasis().stream().anyMatch(law -> law.url() != null)));
        figures.put(CountryLineName.PROGRAMMES_WITH_BUDGET, share(of, programme -> programme.budgets().stream()
                .anyMatch(budget -> budget.fiscalYear() == day.getYear())));
        figures.put(CountryLineName.PROGRAMMES_WITH_GRIEVANCE_FUNCTION, share(of, programme -> programme
                .requiredFunctions()
                .contains(ProgrammeFunction.CASE_MANAGEMENT_AND_GRIEVANCES)));
        figures.put(CountryLineName.BUDGETS, LineFigure.amounts(sums(of)));
        figures.put(
                CountryLineName.FUNCTIONS_REQUIRED,
                LineFigure.number(of.stream()
                        .mapToLong(programme -> programme.requiredFunctions().size())
                        .sum()));
        figures.put(
                CountryLineName.RIGHTS_REALISED,
                LineFigure.share(
                        all(of, ProgrammeFact::rights),
                        copies.rights().all().stream()
                                .filter(right -> right.isValidOn(day))
                                .map(RightFact::code)
                                .toList()));
        figures.put(
                CountryLineName.CONTINGENCIES_ADDRESSED,
                LineFigure.share(all(of, ProgrammeFact::contingencies), entries(Vocabulary.CONTINGENCIES, day)));
    }

    private static LineFigure share(List<ProgrammeFact> programmes, Predicate<ProgrammeFact> counts) {
        return LineFigure.share(programmes.stream().filter(counts).count(), programmes.size());
    }

    private static Set<String> all(List<ProgrammeFact> programmes, Function<ProgrammeFact, Collection<String>> codes) {
        return programmes.stream()
                .flatMap(programme -> codes.apply(programme).stream())
                .collect(Collectors.toSet());
    }

    /** The codes of the entries of a vocabulary that exist on a day. */
    private List<String> entries(Vocabulary vocabulary, LocalDate day) {
        return words.entries().values().stream()
                .filter(entry -> entry.vocabulary() == vocabulary && entry.isValidOn(day))
                .map(VocabularyEntryFact::code)
                .toList();
    }

    /** The budgets of some programmes, added up for each fiscal year and currency. */
    private static List<Budget> sums(List<ProgrammeFact> programmes) {
        Map<Integer, Map<String, BigDecimal>> sums = new TreeMap<>();
        for (ProgrammeFact programme : programmes) {
            for (Budget budget : programme.budgets()) {
                sums.computeIfAbsent(budget.fiscalYear(), year -> new TreeMap<>())
                        .merge(budget.currency(), budget.amount(), BigDecimal::add);
            }
        }
        List<Budget> budgets = new ArrayList<>();
        sums.forEach((year, byCurrency) ->
                byCurrency.forEach((currency, amount) -> budgets.add(new Budget(year, amount, currency))));
        return budgets;
    }

    private void addGroups(
            Map<CountryLineName, LineFigure> figures, List<ProgrammeFact> of, String country, LocalDate day) {
        List<String> groups = entries(Vocabulary.POPULATION_GROUPS, day);
        figures.put(
                CountryLineName.GROUPS_WITH_PROGRAMMES,
                LineFigure.share(all(of, programme -> programme.population().groups()), groups));
        figures.put(
                CountryLineName.GROUPS_WITH_GAPS, LineFigure.share(findings.unassigned(country, day, groups), groups));
        figures.put(
                CountryLineName.GROUPS_UNCOVERED,
                LineFigure.share(
                        findings.uncovered(all(of, ProgrammeFact::contingencies), country, day, groups), groups));
    }

    private void addAgencies(
            Map<CountryLineName, LineFigure> figures, String country, LocalDate day, TerritoryTree tree) {
        List<AgencyChannels> of = agencies.get().stream()
                .filter(agency -> agency.isOn(day) && isIn(country, agency.territory(), tree))
                .toList();
        figures.put(
                CountryLineName.AGENCIES_WITH_CONTACT_POINT,
                LineFigure.share(
                        of.stream().filter(AgencyChannels::hasContactPoint).count(), of.size()));
        figures.put(
                CountryLineName.AGENCIES_WITH_GRIEVANCE_CHANNEL,
                LineFigure.share(
                        of.stream().filter(AgencyChannels::hasGrievanceChannel).count(), of.size()));
    }

    /** Of the territories directly below the country in which something is required. */
    private LineFigure territoriesWithGaps(IndexFilter filter, LocalDate day) {
        long withGaps = 0;
        long all = 0;
        @Nullable String cursor = null;
        do {
            Page<IndexRow> page = indices.by(
                    IndexDimension.TERRITORY,
                    null,
                    filter,
                    day,
                    new PageRequest(PageRequest.MOST, cursor, null, Locale.ENGLISH));
            for (IndexRow row : page.items()) {
                IndexValue gaps = row.indices().gapRate();
                all += gaps.denominator().signum();
                withGaps += gaps.numerator() == null ? 0 : gaps.numerator().signum();
            }
            cursor = page.next();
        } while (cursor != null);
        return LineFigure.share(withGaps, all);
    }
}
