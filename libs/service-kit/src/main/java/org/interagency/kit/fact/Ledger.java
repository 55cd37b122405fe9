package org.interagency.kit.fact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.Fact;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one kind that a service owns: each write gives the fact its next version and leaves an event in the same
 * transaction. Every method needs a transaction.
 *
 * @param <F> the fact
 * @param <E> its row
 */
public final class Ledger<F extends Fact, E extends FactEntity<F>> {

    private final PanacheRepositoryBase<E, String> rows;
    private final Supplier<E> blank;
    private final Outbox outbox;
    private final String topic;
    private final String kind;
    private final String key;

    /**
     * @param topic the topic of the facts
     * @param kind what the facts are called in event types and messages, such as {@code agency}
     * @param key the property of the row that identifies it
     */
    public Ledger(
            PanacheRepositoryBase<E, String> rows,
            Supplier<E> blank,
            Outbox outbox,
            String topic,
            String kind,
            String key) {
        this.rows = rows;
        this.blank = blank;
        this.outbox = outbox;
        this.topic = topic;
        this.kind = kind;
        this.key = key;
    }

    /** The rows of these keys that stand, locked until the transaction ends; in one order, so that writers cannot deadlock. */
    public Map<String, E> lock(Collection<String> keys) {
        Map<String, E> locked = new HashMap<>();
        rows.find(key + " in ?1 order by " + key, new TreeSet<>(keys))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(row -> locked.put(row.fact().key(), row));
        return locked;
    }

    /**
     * The fact of this key.
     *
     * @throws ProblemException 404 if there is none
     */
    public F get(String wanted) {
        return rows.findByIdOptional(wanted)
                .map(FactEntity::fact)
                .orElseThrow(() -> ProblemException.notFound(kind, wanted));
    }

    /**
     * Writes a fact and announces it, or does neither if it stands just so.
     *
     * @param standing the locked row, or {@code null} if there is none
     * @param next makes the fact with the version given
     */
    public Outcome.Stored<F> put(@Nullable E standing, LongFunction<F> next) {
        return put(standing, next, standing == null ? Change.REGISTERED : Change.CHANGED);
    }

    /**
     * Like {@link #put} of a row that stands, but announced as a retirement.
     *
     * @param next makes the retired fact with the version given
     */
    public Outcome.Stored<F> retire(E standing, LongFunction<F> next) {
        return put(standing, next, Change.RETIRED);
    }

    private Outcome.Stored<F> put(@Nullable E standing, LongFunction<F> next, Change change) {
        F before = standing == null ? null : standing.fact();
        if (before != null && next.apply(before.version()).equals(before)) {
            return new Outcome.Stored<>(before, Change.NONE);
        }
        F after = next.apply(before == null ? 1 : before.version() + 1);
        if (standing == null) {
            E row = blank.get();
            row.become(after);
            rows.persist(row);
        } else {
            standing.become(after);
        }
        outbox.append(topic, EventTypes.of(kind, EventTypes.Change.valueOf(change.name())), after);
        return new Outcome.Stored<>(after, change);
    }

    /** The problem of creating what stands already. */
    public ProblemException standsAlready(String standing) {
        return ProblemException.conflict(
                "The " + kind + " " + standing + " stands already; to change it, PUT it.",
                List.of(FieldError.of(key, standing + " is taken.")));
    }
}
