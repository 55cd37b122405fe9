package org.interagency.mapping.finding;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a filter in SQL about the columns of {@code finding}. Lists and counts use the same ones, so that a list has as many findings as were
 * counted. Needs a transaction.
 */
@ApplicationScoped
class FindingConditions {

    /** The dimensions of which a finding can have thousands of values, and their columns. */
    static final Map<FindingDimension, String> LISTED = Map.of(
            FindingDimension.PROGRAMME, "programmes",
            FindingDimension.AGENCY, "agencies",
            FindingDimension.TERRITORY, "territories");

    private final KnownSubjects subjects;
    private final ObjectMapper json;

    FindingConditions(KnownSubjects subjects, ObjectMapper json) {
        this.subjects = subjects;
        this.json = json;
    }

    /** The conditions, all of which have to be met. */
    List<SqlCondition> of(FindingFilter filter) {
        LocalDate today = Today.date();
        List<SqlCondition> all = new ArrayList<>();
        equal(all, "type", filter.type());
        equal(all, "function", filter.function());
        equal(all, "severity", filter.severity());
        if (!filter.statuses().isEmpty()) {
            all.add(hasStatus(filter.statuses()));
        }
        if (filter.vertical() != null) {
            all.add(SqlCondition.of("vertical = ?", filter.vertical()));
        }
        filter.programmes().forEach(code -> all.add(SqlCondition.names("programmes", code)));
        filter.agencies().forEach(code -> all.add(SqlCondition.names("agencies", code)));
        filter.territories().forEach(code -> all.add(SqlCondition.names("territories", code)));
        filter.withinAgencies()
                .forEach(code -> all.add(SqlCondition.namesAny("agencies", subjects.agenciesWithin(code, today))));
        filter.withinTerritories()
                .forEach(code -> all.add(SqlCondition.namesAny("territories", subjects.territoriesWithin(code))));
        filter.levels().forEach(level -> all.add(SqlCondition.namesAny("territories", having(level, levels(today)))));
        filter.rights()
                .forEach(right -> all.add(SqlCondition.namesAny("programmes", having(right, subjects.rights()))));
        filter.contingencies().forEach(contingency -> all.add(addresses(contingency)));
        filter.without().forEach(dimension -> all.add(has(dimension, today).negated()));
        addDays(all, filter, today);
        addHandling(all, filter, today);
        return all;
    }

    private static void equal(List<SqlCondition> all, String column, @Nullable Coded constant) {
        if (constant != null) {
            all.add(SqlCondition.of(column + " = ?", constant.code()));
        }
    }

    private static SqlCondition hasStatus(Set<FindingStatus> statuses) {
        return SqlCondition.of(
                "status = ANY (?)", (Object) Coded.codes(statuses).toArray(String[]::new));
    }

    /** The codes that have a value. */
    private static List<String> having(String value, Map<String, Set<String>> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().contains(value))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The codes that have any value. */
    private static List<String> havingAny(Map<String, Set<String>> values) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Set<String>> levels(LocalDate day) {
        return subjects.levels(day).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.of(entry.getValue())));
    }

    private SqlCondition addresses(String contingency) {
        SqlCondition byProgramme = SqlCondition.namesAny("programmes", having(contingency, subjects.contingencies()));
        return SqlCondition.of(
                "contingency = ? OR contingency IS NULL AND " + byProgramme.sql(),
                contingency,
                byProgramme.values().get(0));
    }

    /** The finding has a value in the dimension. */
    private SqlCondition has(FindingDimension dimension, LocalDate today) {
        return switch (dimension) {
            case PROGRAMME, AGENCY, TERRITORY -> SqlCondition.of("cardinality(" + LISTED.get(dimension) + ") > 0");
            case LEVEL -> SqlCondition.namesAny("territories", havingAny(levels(today)));
            case RIGHT -> SqlCondition.namesAny("programmes", havingAny(subjects.rights()));
            case CONTINGENCY -> {
                SqlCondition byProgramme = SqlCondition.namesAny("programmes", havingAny(subjects.contingencies()));
                yield new SqlCondition("contingency IS NOT NULL OR " + byProgramme.sql(), byProgramme.values());
            }
            case TYPE, STATUS, SEVERITY, ASSIGNEE -> SqlCondition.of(dimension.code() + " IS NOT NULL");
        };
    }

    /**
     * The values of a dimension that is not stored with the finding.
     *
     * @return JSON: an object with a list of values for each code that findings name
     */
    String valuesOf(FindingDimension dimension) {
        Map<String, Set<String>> values =
                switch (dimension) {
                    case CONTINGENCY -> subjects.contingencies();
                    case RIGHT -> subjects.rights();
                    case LEVEL -> levels(Today.date());
                    default -> throw new IllegalArgumentException(dimension + " is stored with the finding");
                };
        return json.valueToTree(values).toString();
    }

    private static void addDays(List<SqlCondition> all, FindingFilter filter, LocalDate today) {
        if (!filter.asksForDays()) {
            all.add(holdsFrom(today));
        }
        if (filter.timing() != null) {
            switch (filter.timing()) {
                case PAST -> all.add(SqlCondition.of("valid_to <= ?", today));
                case CURRENT -> addWithin(all, today, today);
                case FUTURE -> {
                    all.add(holdsFrom(today));
                    all.add(box(today, today).negated());
                }
            }
        }
        if (filter.asOf() != null) {
            addWithin(all, filter.asOf(), filter.asOf());
        }
        if (filter.from() != null && filter.to() != null) {
            addWithin(all, filter.from(), filter.to().minusDays(1));
        }
    }

    private static SqlCondition holdsFrom(LocalDate day) {
        return SqlCondition.of("valid_to IS NULL OR valid_to > ?", day);
    }

    /** Both days are inside the period. The first two conditions, which indexes can answer, follow from the third. */
    private static void addWithin(List<SqlCondition> all, LocalDate first, LocalDate last) {
        all.add(holdsFrom(first));
        all.add(SqlCondition.of("valid_from <= ?", last));
        all.add(box(first, last));
    }

    /** A box holds within the days. Days are compared as texts, which would be wrong for the day after 9999-12-31. */
    private static SqlCondition box(LocalDate first, LocalDate last) {
        return SqlCondition.of(
                "jsonb_path_exists(extent, CAST(? AS jsonpath))",
                "$[*] ? (@.validFrom <= \"" + last + "\" && (@.validTo == null || @.validTo > \"" + first + "\"))");
    }

    private static void addHandling(List<SqlCondition> all, FindingFilter filter, LocalDate today) {
        if (filter.handling().assignee() != null) {
            all.add(SqlCondition.of("assignee = ?", filter.handling().assignee()));
        }
        if (filter.handling().overdue()) {
            all.add(SqlCondition.of("due_on < ?", today));
            all.add(hasStatus(Findings.UNSETTLED));
        }
        if (filter.handling().reviewDue()) {
            all.add(SqlCondition.of("review_on <= ?", today));
            all.add(hasStatus(Set.of(FindingStatus.ACCEPTED)));
        }
    }
}
