package org.interagency.kit.fact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.Fact;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;

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

    /** The fact of this key, if there is one. */
    public Optional<F> find(String wanted) {
        return rows.findByIdOptional(wanted).map(FactEntity::fact);
    }

    /**
     * The fact of this key.
     *
     * @throws ProblemException 404 if there is none
     */
    public F get(String wanted) {
        return find(wanted).orElseThrow(() -> ProblemException.notFound(kind, wanted));
    }

    /**
     * Writes a fact and announces it, or does neither if it stands just so.
     *
     * @param standing the locked rows; a row that is made is added
     * @param written the key of the fact
     * @param next makes the fact with the version given
     */
    public Outcome.Stored<F> put(Map<String, E> standing, String written, LongFunction<F> next) {
        E row = standing.get(written);
        if (row != null) {
            return change(row, next, Change.CHANGED);
        }
        E made = blank.get();
        made.become(next.apply(1));
        rows.persist(made);
        standing.put(written, made);
        return announced(made.fact(), Change.REGISTERED);
    }

    /**
     * Writes the end of a fact and announces it as a retirement.
     *
     * @param retired makes, of the fact that stands and the version it shall have, the fact with its end
     * @throws ProblemException 404 if there is no such fact
     */
    public Outcome.Stored<F> retire(String wanted, Retired<F> retired) {
        E row = lock(List.of(wanted)).get(wanted);
        if (row == null) {
            throw ProblemException.notFound(kind, wanted);
        }
        F before = row.fact();
        return change(row, version -> retired.of(before, version), Change.RETIRED);
    }

    /** Makes a fact with its end. */
    @FunctionalInterface
    public interface Retired<F extends Fact> {

        /** The fact, ended, with this version. */
        F of(F standing, long version);
    }

    private Outcome.Stored<F> change(E row, LongFunction<F> next, Change change) {
        F before = row.fact();
        if (next.apply(before.version()).equals(before)) {
            return new Outcome.Stored<>(before, Change.NONE);
        }
        row.become(next.apply(before.version() + 1));
        return announced(row.fact(), change);
    }

    private Outcome.Stored<F> announced(F fact, Change change) {
        outbox.append(topic, EventTypes.of(kind, EventTypes.Change.valueOf(change.name())), fact);
        return new Outcome.Stored<>(fact, change);
    }

    /**
     * Complains if the key is taken.
     *
     * @throws ProblemException 409 if there is a row
     */
    public void requireVacant(String wanted) {
        if (!lock(List.of(wanted)).isEmpty()) {
            throw standsAlready(wanted);
        }
    }

    /** The problem of creating what stands already. */
    private ProblemException standsAlready(String standing) {
        return ProblemException.conflict(
                "The " + kind + " " + standing + " stands already; to change it, PUT it.",
                List.of(FieldError.of(key, standing + " is taken.")));
    }
}
