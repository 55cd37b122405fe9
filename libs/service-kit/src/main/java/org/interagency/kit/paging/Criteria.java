package org.interagency.kit.paging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that the items of a list satisfy, and the orders in which it can be sorted. A criterion whose value is {@code null} is ignored.
 *
 * @param <T> an item
 */
public final class Criteria<T> {

    private static final int ROWS_AT_ONCE = 50;

    private final String key;
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Sortable<T>> sortables = new HashMap<>();

    private Criteria(String key) {
        this.key = key;
    }

    /** @param key the property that identifies an item, and by which the list is sorted by default */
    public static <T> Criteria<T> by(String key) {
        return new Criteria<>(key);
    }

    /** The same criteria and orders. What is added to the copy is not added to these. */
    public Criteria<T> copy() {
        Criteria<T> copy = new Criteria<>(key);
        copy.conditions.addAll(conditions.subList(1, conditions.size()));
        copy.values.putAll(values);
        copy.sortables.putAll(sortables);
        return copy;
    }

    /** The property has this value; a vocabulary's constant is compared by its code. */
    public Criteria<T> equal(String property, @Nullable Object value) {
        return add(property + " = :%s", value);
    }

    /** The property has a value. */
    public Criteria<T> known(String property) {
        conditions.add(property + " is not null");
        return this;
    }

    /** The property is one of these values; none means any. */
    public Criteria<T> in(String property, Collection<String> wanted) {
        return wanted.isEmpty() ? this : add(property + " in :%s", wanted);
    }

    /** The {@code name} has all of these words in one language; accents and endings are ignored. */
    public Criteria<T> named(@Nullable String words) {
        return add("function('is_named', name, :%s) = true", words);
    }

    /** The array has this element. */
    public Criteria<T> contains(String property, @Nullable Object value) {
        return add("array_contains(" + property + ", :%s)", value);
    }

    /** The row is the state that holds on this day. */
    public Criteria<T> holdingOn(LocalDate day) {
        return add("(since is null or since <= :%1$s) and (until is null or until > :%1$s)", day);
    }

    /** The item is valid on this day. */
    public Criteria<T> validOn(@Nullable LocalDate day) {
        return add("(validFrom is null or validFrom <= :%1$s) and (validTo is null or validTo > :%1$s)", day);
    }

    /** An HQL condition with {@code :%s} for its value. */
    public Criteria<T> add(String condition, @Nullable Object value) {
        if (value != null) {
            String name = "p" + values.size();
            conditions.add("(" + condition.formatted(name) + ")");
            values.put(name, value instanceof Coded coded ? coded.code() : value);
        }
        return this;
    }

    /**
     * A condition in SQL about the columns of the table of the rows, with {@code ?} for each of its values.
     *
     * @param condition is not made from what a client sends; that is in the values
     */
    public Criteria<T> sql(String condition, List<?> conditionValues) {
        StringBuilder arguments = new StringBuilder();
        for (Object value : conditionValues) {
            String name = "p" + values.size();
            values.put(name, value);
            arguments.append(", :").append(name);
        }
        conditions.add("cast(sql('" + condition.replace("'", "''") + "'" + arguments + ") as boolean)");
        return this;
    }

    /** Adds an order in which the list can be sorted. */
    public Criteria<T> sortable(Sortable<T> by) {
        sortables.put(by.name(), by);
        return this;
    }

    /**
     * A page of the items that satisfy all criteria. It has fewer items than asked for if they are large. The criteria stay as they are, so that they
     * serve for the next page too.
     *
     * @param rows the entity class
     * @param item converts a row to an item
     * @param itemKey reads the key of an item
     * @throws RefusedException if the list does not have the order, or the cursor is not one of this list in this order
     */
    public <E> Page<T> page(
            Session session, Class<E> rows, PageRequest request, Function<E, T> item, Function<T, String> itemKey) {
        Order<T> order = order(request);
        Criteria<T> ofPage = copy();
        order.language().ifPresent(language -> ofPage.values.put("language", language));
        if (request.cursor() != null) {
            ofPage.startAfter(place(request.cursor(), order), order);
        }
        SelectionQuery<E> query = session.createSelectionQuery(
                "from " + rows.getSimpleName() + " where " + String.join(" and ", ofPage.conditions) + " order by "
                        + order.clause(),
                rows);
        ofPage.values.forEach(query::setParameter);
        query.setMaxResults(request.limit() + 1).setFetchSize(ROWS_AT_ONCE);
        try (Stream<E> found = query.getResultStream()) {
            Iterator<T> next = found.map(item).iterator();
            List<T> items =
                    Page.items(next, request.limit(), each -> each.toString().length());
            return new Page<>(items, next.hasNext() ? order.cursor(items.get(items.size() - 1), itemKey) : null);
        }
    }

    private Order<T> order(PageRequest request) {
        String sort = request.sort();
        boolean descending = sort != null && sort.startsWith("-");
        Sortable<T> by = sort == null ? null : sortables.get(descending ? sort.substring(1) : sort);
        if (sort != null && by == null) {
            throw RefusedException.unreadable(new Violation(
                    "?sort",
                    "This list can be sorted by " + String.join(", ", new TreeSet<>(sortables.keySet()))
                            + ", each with a hyphen before it for descending order."));
        }
        return new Order<>(key, by, descending, request.reader());
    }

    private static Order.Place place(String cursor, Order<?> order) {
        return order.place(cursor)
                .orElseThrow(() -> RefusedException.unreadable(new Violation(
                        "?cursor",
                        "This is not a cursor of this list in this order; take the \"next\" of the page before.")));
    }

    private void startAfter(Order.Place place, Order<T> order) {
        conditions.add("(" + order.after(place) + ")");
        values.put("afterKey", place.key());
        if (place.value() != null) {
            values.put("afterValue", place.value());
        }
    }
}
