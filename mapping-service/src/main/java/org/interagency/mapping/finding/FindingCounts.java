package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.interagency.kit.paging.Cursors;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.finding.CountedFindings.SeverityCounts;
import org.jspecify.annotations.Nullable;

/** Counts findings by one or two dimensions, in one statement. */
@ApplicationScoped
public class FindingCounts {

    private static final long MOST_COMBINATIONS = 2_000_000;

    private static final String BY_NUMBER = "findings";

    /** Codes and names of units are never empty, so that an empty text can stand for no value, which has to have a place in the order. */
    private static final String NO_VALUE = "";

    private final Session session;
    private final FindingConditions conditions;

    FindingCounts(Session session, FindingConditions conditions) {
        this.session = session;
        this.conditions = conditions;
    }

    /** The last line of a page. */
    private record LastLine(long findings, List<String> values) {}

    /**
     * A page of the lines, in the order of their values, or by the number of findings.
     *
     * @param by one or two dimensions
     * @throws RefusedException 400 if the page request has another order, or a cursor that is not one of this list
     */
    @Transactional
    public Page<CountedFindings> page(FindingFilter filter, List<FindingDimension> by, PageRequest request) {
        String sort = request.sort();
        if (sort != null && !sort.equals(BY_NUMBER) && !sort.equals("-" + BY_NUMBER)) {
            throw RefusedException.unreadable(new Violation(
                    "?sort", "Lines can be sorted by findings, with a hyphen before it for descending order."));
        }
        List<SqlCondition> matching = conditions.of(filter);
        requireFewCombinations(matching, by);
        Map<String, Object> values = new HashMap<>();
        String sql = statement(matching, by, request, values);
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
        columns(by).forEach(column -> query.addScalar(column, String.class));
        List.of("findings", "high", "medium", "low").forEach(column -> query.addScalar(column, Long.class));
        values.forEach(query::setParameter);
        List<Tuple> rows = query.setMaxResults(request.limit() + 1).list();
        return Page.of(rows, request.limit(), row -> cursor(row, by, sort)).map(row -> line(row, by));
    }

    /**
     * A finding can name thousands of programmes, agencies and territories, and counts once for each combination.
     *
     * @throws RefusedException 400 if there are more than {@link #MOST_COMBINATIONS}
     */
    private void requireFewCombinations(List<SqlCondition> matching, List<FindingDimension> by) {
        List<String> columns = by.stream()
                .filter(FindingConditions.LISTED::containsKey)
                .map(dimension -> "CAST(cardinality(" + FindingConditions.LISTED.get(dimension) + ") AS bigint)")
                .toList();
        if (columns.size() < 2) {
            return;
        }
        Map<String, Object> values = new HashMap<>();
        NativeQuery<Long> query = session.createNativeQuery(
                "SELECT CAST(coalesce(sum(" + String.join(" * ", columns) + "), 0) AS bigint) FROM finding WHERE "
                        + SqlCondition.where(matching, values),
                Long.class);
        values.forEach(query::setParameter);
        if (query.getSingleResult() > MOST_COMBINATIONS) {
            throw RefusedException.unreadable(new Violation(
                    "?groupBy",
                    "The findings have more than " + MOST_COMBINATIONS
                            + " combinations of the two. Group by one of them, or filter by the other."));
        }
    }

    private String statement(
            List<SqlCondition> matching, List<FindingDimension> by, PageRequest request, Map<String, Object> values) {
        String columns = String.join(", ", columns(by));
        return """
                WITH line AS (
                    SELECT %s, count(*) AS findings, count(*) FILTER (WHERE severity = 'high') AS high,
                        count(*) FILTER (WHERE severity = 'medium') AS medium, count(*) FILTER (WHERE severity = 'low') AS low
                    FROM finding %s WHERE %s GROUP BY %s)
                SELECT * FROM line %s ORDER BY %s"""
                .formatted(
                        each(by, i -> "coalesce(valued_" + i + ".value, '" + NO_VALUE + "') AS value_" + i, ", "),
                        each(
                                by,
                                i -> "LEFT JOIN LATERAL (" + valued(by.get(i), values) + ") valued_" + i + " ON true",
                                " "),
                        SqlCondition.where(matching, values),
                        columns,
                        after(by, request, values),
                        order(request.sort()) + columns);
    }

    private static List<String> columns(List<FindingDimension> by) {
        return IntStream.range(0, by.size()).mapToObj(i -> "value_" + i).toList();
    }

    private static String each(List<FindingDimension> by, IntFunction<String> part, String between) {
        return IntStream.range(0, by.size()).mapToObj(part).collect(Collectors.joining(between));
    }

    /** The values of a finding, each once; none or null if it has none. */
    private String valued(FindingDimension dimension, Map<String, Object> values) {
        return switch (dimension) {
            case PROGRAMME, AGENCY, TERRITORY ->
                "SELECT unnest(" + FindingConditions.LISTED.get(dimension) + ") AS value";
            case TYPE, STATUS, SEVERITY, ASSIGNEE -> "SELECT " + dimension.code() + " AS value";
            case LEVEL -> derived("territories", "", dimension, values);
            case RIGHT -> derived("programmes", "", dimension, values);
            case CONTINGENCY ->
                "SELECT contingency AS value WHERE contingency IS NOT NULL UNION "
                        + derived("programmes", "WHERE contingency IS NULL", dimension, values);
        };
    }

    /** The subquery has the JSON read only once. */
    private String derived(String column, String which, FindingDimension dimension, Map<String, Object> values) {
        return """
                SELECT DISTINCT value FROM unnest(%s) AS code
                CROSS JOIN jsonb_array_elements_text((SELECT CAST(:%s AS jsonb)) -> code) AS value %s"""
                .formatted(column, SqlCondition.named(conditions.valuesOf(dimension), values), which);
    }

    private static String order(@Nullable String sort) {
        return sort == null ? "" : BY_NUMBER + (sort.startsWith("-") ? " DESC, " : ", ");
    }

    private static String after(List<FindingDimension> by, PageRequest request, Map<String, Object> values) {
        if (request.cursor() == null) {
            return "";
        }
        LastLine place = place(request.cursor(), by, request.sort());
        String later = "(" + String.join(", ", columns(by)) + ") > ("
                + place.values().stream()
                        .map(value -> "CAST(:" + SqlCondition.named(value, values) + " AS text)")
                        .collect(Collectors.joining(", "))
                + ")";
        if (request.sort() == null) {
            return "WHERE " + later;
        }
        String number = SqlCondition.named(place.findings(), values);
        return "WHERE findings " + (request.sort().startsWith("-") ? "<" : ">") + " :" + number + " OR findings = :"
                + number + " AND " + later;
    }

    private static CountedFindings line(Tuple row, List<FindingDimension> by) {
        Map<FindingDimension, String> values = new EnumMap<>(FindingDimension.class);
        for (int i = 0; i < by.size(); i++) {
            String value = row.get("value_" + i, String.class);
            if (!value.equals(NO_VALUE)) {
                values.put(by.get(i), value);
            }
        }
        return new CountedFindings(
                values,
                row.get("findings", Long.class),
                new SeverityCounts(
                        row.get("high", Long.class), row.get("medium", Long.class), row.get("low", Long.class)));
    }

    private static String cursor(Tuple row, List<FindingDimension> by, @Nullable String sort) {
        List<String> parts = new ArrayList<>(
                List.of(asked(by, sort), row.get("findings", Long.class).toString()));
        columns(by).forEach(column -> parts.add(row.get(column, String.class)));
        return Cursors.of(parts);
    }

    private static LastLine place(String cursor, List<FindingDimension> by, @Nullable String sort) {
        try {
            List<String> parts = Cursors.parts(cursor);
            if (parts.size() == 2 + by.size() && parts.get(0).equals(asked(by, sort))) {
                return new LastLine(Long.parseLong(parts.get(1)), parts.subList(2, parts.size()));
            }
        } catch (IllegalArgumentException notOfThisList) {
            // refused below, like a cursor of another list
        }
        throw PageRequest.wrongCursor();
    }

    private static String asked(List<FindingDimension> by, @Nullable String sort) {
        return by.stream().map(FindingDimension::code).collect(Collectors.joining(",")) + (sort == null ? "" : sort);
    }
}
