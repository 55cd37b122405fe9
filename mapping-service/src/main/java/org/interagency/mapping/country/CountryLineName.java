package org.interagency.mapping.country;

import static org.interagency.mapping.country.IndicatorKind.OUTCOME;
import static org.interagency.mapping.country.IndicatorKind.PROCESS;
import static org.interagency.mapping.country.IndicatorKind.STRUCTURAL;
import static org.interagency.mapping.country.LineProvider.COUNTRY;
import static org.interagency.mapping.country.LineProvider.REGISTRY;
import static org.interagency.mapping.country.LineSource.IACHR;
import static org.interagency.mapping.country.LineSource.OAS;
import static org.interagency.mapping.country.LineSource.OWN;
import static org.interagency.mapping.country.LineUnit.DAYS;
import static org.interagency.mapping.country.LineUnit.MONEY;
import static org.interagency.mapping.country.LineUnit.NUMBER;
import static org.interagency.mapping.country.LineUnit.PERCENT;
import static org.interagency.mapping.country.LineUnit.SHARE;
import static org.interagency.mapping.country.LineUnit.TEXT;
import static org.interagency.mapping.country.ReportCategory.ACCESS_TO_INFORMATION_AND_PARTICIPATION;
import static org.interagency.mapping.country.ReportCategory.ACCESS_TO_JUSTICE;
import static org.interagency.mapping.country.ReportCategory.EQUALITY_AND_NON_DISCRIMINATION;
import static org.interagency.mapping.country.ReportCategory.FINANCIAL_CONTEXT;
import static org.interagency.mapping.country.ReportCategory.INCORPORATION_OF_THE_RIGHT;
import static org.interagency.mapping.country.ReportCategory.STATE_CAPABILITIES;

import java.util.Map;
import java.util.Optional;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.mapping.indices.IndexDefinition;
import org.interagency.mapping.indices.IndexDefinitions;
import org.interagency.mapping.indices.IndexName;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a country report, in their order. A code is the id of its line and stays the same, since what countries have filled in is stored under it.
 * The definitions are in {@code lines_*.properties}; a line that is an index has those of the index.
 *
 * <p>The OAS asks of each category for structural, process and outcome indicators. Decision 32 says which of its indicators the lines stand for.
 */
enum CountryLineName implements Coded {
    RATIFIED_INSTRUMENTS(INCORPORATION_OF_THE_RIGHT, STRUCTURAL, TEXT, COUNTRY, OAS),
    RIGHT_IN_THE_CONSTITUTION(INCORPORATION_OF_THE_RIGHT, STRUCTURAL, TEXT, COUNTRY, OWN),
    PROGRAMMES_WITH_LEGAL_BASIS(INCORPORATION_OF_THE_RIGHT, STRUCTURAL, SHARE, REGISTRY, OWN),
    RIGHTS_REALISED(INCORPORATION_OF_THE_RIGHT, PROCESS, SHARE, REGISTRY, OWN),
    CASE_LAW(INCORPORATION_OF_THE_RIGHT, PROCESS, TEXT, COUNTRY, IACHR),
    CONTINGENCIES_ADDRESSED(INCORPORATION_OF_THE_RIGHT, OUTCOME, SHARE, REGISTRY, OWN),
    POPULATION_COVERED(INCORPORATION_OF_THE_RIGHT, OUTCOME, PERCENT, COUNTRY, OWN),

    SOURCES_OF_FINANCING(FINANCIAL_CONTEXT, STRUCTURAL, TEXT, COUNTRY, OAS),
    PROGRAMMES_WITH_BUDGET(FINANCIAL_CONTEXT, STRUCTURAL, SHARE, REGISTRY, OWN),
    BUDGETS(FINANCIAL_CONTEXT, PROCESS, MONEY, REGISTRY, OWN),
    SHARE_OF_PUBLIC_EXPENDITURE(FINANCIAL_CONTEXT, PROCESS, PERCENT, COUNTRY, OAS),
    EXPENDITURE_PER_CAPITA(FINANCIAL_CONTEXT, OUTCOME, NUMBER, COUNTRY, OAS),
    EXPENDITURE_BY_TERRITORY(FINANCIAL_CONTEXT, OUTCOME, TEXT, COUNTRY, OAS),

    FUNCTIONS_REQUIRED(STATE_CAPABILITIES, STRUCTURAL, NUMBER, REGISTRY, OWN),
    FRAGMENTATION(STATE_CAPABILITIES, STRUCTURAL, IndexName.FRAGMENTATION),
    CLARITY(STATE_CAPABILITIES, PROCESS, IndexName.CLARITY),
    GAP_RATE(STATE_CAPABILITIES, PROCESS, IndexName.GAP_RATE),
    OVERLAP_RATE(STATE_CAPABILITIES, PROCESS, IndexName.OVERLAP_RATE),
    VERTICAL_OVERLAP(STATE_CAPABILITIES, PROCESS, IndexName.VERTICAL_OVERLAP),
    COORDINATION(STATE_CAPABILITIES, PROCESS, IndexName.COORDINATION),
    TIME_TO_RESOLUTION(STATE_CAPABILITIES, OUTCOME, IndexName.TIME_TO_RESOLUTION),
    TIME_TO_BENEFIT(STATE_CAPABILITIES, OUTCOME, DAYS, COUNTRY, OWN),

    GROUPS_WITH_PROGRAMMES(EQUALITY_AND_NON_DISCRIMINATION, STRUCTURAL, SHARE, REGISTRY, OWN),
    PROTECTION_AGAINST_DISCRIMINATION(EQUALITY_AND_NON_DISCRIMINATION, STRUCTURAL, TEXT, COUNTRY, OWN),
    GROUPS_WITH_GAPS(EQUALITY_AND_NON_DISCRIMINATION, PROCESS, SHARE, REGISTRY, OWN),
    GROUPS_UNCOVERED(EQUALITY_AND_NON_DISCRIMINATION, PROCESS, SHARE, REGISTRY, OWN),
    TERRITORIES_WITH_GAPS(EQUALITY_AND_NON_DISCRIMINATION, OUTCOME, SHARE, REGISTRY, OWN),
    COVERAGE_BY_GROUP(EQUALITY_AND_NON_DISCRIMINATION, OUTCOME, TEXT, COUNTRY, OWN),

    AGENCIES_WITH_GRIEVANCE_CHANNEL(ACCESS_TO_JUSTICE, STRUCTURAL, SHARE, REGISTRY, OWN),
    LEGAL_REMEDIES(ACCESS_TO_JUSTICE, STRUCTURAL, TEXT, COUNTRY, IACHR),
    FREE_LEGAL_AID(ACCESS_TO_JUSTICE, STRUCTURAL, TEXT, COUNTRY, IACHR),
    PROGRAMMES_WITH_GRIEVANCE_FUNCTION(ACCESS_TO_JUSTICE, PROCESS, SHARE, REGISTRY, OWN),
    COMPLAINTS_RECEIVED(ACCESS_TO_JUSTICE, PROCESS, NUMBER, COUNTRY, OWN),
    COMPLAINTS_UPHELD(ACCESS_TO_JUSTICE, OUTCOME, PERCENT, COUNTRY, OWN),
    TIME_TO_DECISION(ACCESS_TO_JUSTICE, OUTCOME, DAYS, COUNTRY, OWN),

    AGENCIES_WITH_CONTACT_POINT(ACCESS_TO_INFORMATION_AND_PARTICIPATION, STRUCTURAL, SHARE, REGISTRY, OWN),
    LAW_ON_ACCESS_TO_INFORMATION(ACCESS_TO_INFORMATION_AND_PARTICIPATION, STRUCTURAL, TEXT, COUNTRY, OWN),
    PROGRAMMES_WITH_PUBLISHED_LAW(ACCESS_TO_INFORMATION_AND_PARTICIPATION, PROCESS, SHARE, REGISTRY, OWN),
    MECHANISMS_OF_PARTICIPATION(ACCESS_TO_INFORMATION_AND_PARTICIPATION, PROCESS, TEXT, COUNTRY, OWN),
    USERS_OF_INFORMATION(ACCESS_TO_INFORMATION_AND_PARTICIPATION, OUTCOME, NUMBER, COUNTRY, OWN);

    private final ReportCategory category;
    private final IndicatorKind kind;
    private final LineUnit unit;
    private final LineProvider provider;

    /** {@code null} for an index. */
    private final @Nullable LineSource source;

    /** {@code null} for what is no index. */
    private final @Nullable IndexName index;

    CountryLineName(
            ReportCategory category, IndicatorKind kind, LineUnit unit, LineProvider provider, LineSource source) {
        this.category = category;
        this.kind = kind;
        this.unit = unit;
        this.provider = provider;
        this.source = source;
        this.index = null;
    }

    CountryLineName(ReportCategory category, IndicatorKind kind, IndexName index) {
        this.category = category;
        this.kind = kind;
        this.unit = LineUnit.of(index.unit());
        this.provider = REGISTRY;
        this.source = null;
        this.index = index;
    }

    ReportCategory category() {
        return category;
    }

    IndicatorKind kind() {
        return kind;
    }

    LineUnit unit() {
        return unit;
    }

    LineProvider provider() {
        return provider;
    }

    /** The index that the line is; empty if it is none. */
    Optional<IndexName> index() {
        return Optional.ofNullable(index);
    }

    /** What the line says, by language. */
    Map<String, String> definition() {
        return index().map(IndexDefinitions::of)
                .map(IndexDefinition::definition)
                .orElseGet(() -> texts(code() + ".definition"));
    }

    /** Where the definition comes from, by language. */
    Map<String, String> source() {
        return source == null
                ? index().map(IndexDefinitions::of).orElseThrow().source()
                : texts("source." + source.code());
    }

    private static Map<String, String> texts(String key) {
        return Languages.inAll(CountryLineName.class, "lines", key);
    }
}
