package org.interagency.mapping.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition in SQL.
 *
 * @param sql with {@code ?} for each value
 */
public record SqlCondition(String sql, List<Object> values) {

    /** Up to so many codes, an index finds the rows that name one of them. PostgreSQL compares an array with each row, code by code. */
    private static final int MOST_IN_ARRAY = 50;

    /** A condition with a value for each {@code ?}. */
    public static SqlCondition of(String sql, Object... values) {
        return new SqlCondition(sql, List.of(values));
    }

    /** A column of codes names this one. */
    public static SqlCondition names(String column, String code) {
        return of(column + " @> ARRAY[CAST(? AS varchar)]", code);
    }

    /** A column of codes names one of these. */
    public static SqlCondition namesAny(String column, Collection<String> codes) {
        return codes.size() <= MOST_IN_ARRAY
                ? of(column + " && CAST(? AS varchar[])", (Object) codes.toArray(String[]::new))
                : of("jsonb_exists_any((SELECT CAST(? AS jsonb)), CAST(" + column + " AS text[]))", keys(codes));
    }

    /** A column of one code has one of these. */
    public static SqlCondition isAny(String column, Collection<String> codes) {
        return codes.size() <= MOST_IN_ARRAY
                ? of(column + " = ANY (?)", (Object) codes.toArray(String[]::new))
                : of("jsonb_exists((SELECT CAST(? AS jsonb)), " + column + ")", keys(codes));
    }

    /** The keys of an object are searched in logarithmic time, and the subquery has it read only once. */
    private static String keys(Collection<String> codes) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        codes.forEach(code -> keys.put(code, 1));
        return keys.toString();
    }

    /** One of the conditions, of which there is at least one, is met. */
    public static SqlCondition any(Collection<SqlCondition> conditions) {
        return new SqlCondition(
                conditions.stream()
                        .map(condition -> "(" + condition.sql() + ")")
                        .collect(Collectors.joining(" OR ")),
                conditions.stream()
                        .flatMap(condition -> condition.values().stream())
                        .toList());
    }

    /**
     * A day is in a period.
     *
     * @param from the column of its first day
     * @param to the column of the first day after it; it has no end if that is null
     * @param day of the type of the columns
     */
    public static SqlCondition isWithin(String from, String to, Object day) {
        return of("%s <= ? AND (%s IS NULL OR %s > ?)".formatted(from, to, to), day, day);
    }

    /** The opposite. */
    public SqlCondition negated() {
        return new SqlCondition("NOT (" + sql + ")", values);
    }

    /**
     * All conditions as one, with a named parameter for each value.
     *
     * @param parameters gets the values, by the names of their parameters
     */
    public static String where(Collection<SqlCondition> conditions, Map<String, Object> parameters) {
        List<String> all = new ArrayList<>(List.of("true"));
        for (SqlCondition condition : conditions) {
            String sql = condition.sql();
            for (Object value : condition.values()) {
                sql = sql.replaceFirst("\\?", ":" + named(value, parameters));
            }
            all.add("(" + sql + ")");
        }
        return String.join(" AND ", all);
    }

    /** Adds a value to the parameters; returns its name. */
    public static String named(Object value, Map<String, Object> parameters) {
        String name = "value" + parameters.size();
        parameters.put(name, value);
        return name;
    }
}
