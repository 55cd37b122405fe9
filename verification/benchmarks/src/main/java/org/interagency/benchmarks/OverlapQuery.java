package org.interagency.benchmarks;

import java.util.List;

/** The search for overlaps as SQL queries. */
final class OverlapQuery {

    private OverlapQuery() {}

    static String createTable(String name) {
        return """
                CREATE TABLE %s (id integer NOT NULL, function integer NOT NULL, agency integer NOT NULL,
                    place_from integer NOT NULL, place_to integer NOT NULL, day_from integer NOT NULL, day_to integer NOT NULL,
                    age_from integer NOT NULL, age_to integer NOT NULL, groups bigint NOT NULL)"""
                .formatted(name);
    }

    /** The values of the columns after {@code id}. */
    static List<Number> values(AccountabilityRow row) {
        return List.of(
                row.function(),
                row.agency(),
                row.placeFrom(),
                row.placeTo(),
                row.dayFrom(),
                row.dayTo(),
                row.ageFrom(),
                row.ageTo(),
                row.groups());
    }

    static String byNumbers(String table) {
        return """
                SELECT count(*) FROM %1$s a JOIN %1$s b ON a.function = b.function AND a.id < b.id
                    AND a.place_from < b.place_to AND b.place_from < a.place_to
                    AND a.agency <> b.agency
                    AND a.day_from < b.day_to AND b.day_from < a.day_to
                    AND a.age_from < b.age_to AND b.age_from < a.age_to
                    AND (a.groups & b.groups) <> 0"""
                .formatted(table);
    }

    static String byRanges(String table) {
        return """
                SELECT count(*) FROM %1$s a JOIN %1$s b ON a.function = b.function AND a.places && b.places
                    AND a.days && b.days AND a.ages && b.ages
                    AND a.id < b.id AND a.agency <> b.agency AND (a.groups & b.groups) <> 0"""
                .formatted(table);
    }
}
