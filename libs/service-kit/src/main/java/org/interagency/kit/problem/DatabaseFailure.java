package org.interagency.kit.problem;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.hibernate.HibernateException;
import org.interagency.kit.limit.TimeLimitExceededException;
import org.jspecify.annotations.Nullable;

/** A failure of the database that passes, so that the request can be sent again. */
enum DatabaseFailure {
    /** Another transaction holds a lock for too long, or conflicts with this one. This one was rolled back. */
    LOCKED("Others are writing the same at this moment."),
    /** All connections of the pool are in use. Nothing was sent to the database. */
    BUSY("The registry has too many requests at this moment."),
    /** The database does not answer, or is starting, stopping or changing its primary. The transaction was rolled back. */
    AWAY("The registry cannot reach its database."),
    /** The transaction took longer than it may, and was interrupted, or rolled back by the transaction manager. */
    CUT_OFF(
            "The request took longer than it may, since others write much at this moment or it asks for too much at once."),
    /** The database stopped answering during a commit, which it may or may not have carried out. */
    IN_COMMIT("The registry lost its database while it was storing.");

    /** PostgreSQL: serialization failure, deadlock, lock not available. */
    private static final Set<String> LOCK_STATES = Set.of("40001", "40P01", "55P03");

    /** PostgreSQL: admin shutdown, crash shutdown, cannot connect now, read-only transaction (on a server that is no longer the primary). */
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "25006");

    /** Connection exceptions; insufficient resources, such as too many connections. */
    private static final List<String> AWAY_CLASSES = List.of("08", "53");

    /** PostgreSQL: query canceled; and what its driver says of a statement that was closed. */
    private static final Set<String> CUT_OFF_STATES = Set.of("57014", "55000");

    private final String detail;

    DatabaseFailure(String detail) {
        this.detail = detail;
    }

    /** What has failed, as a sentence for people. */
    String detail() {
        return detail;
    }

    /** The failure of the database that an exception reports, in its causes or its suppressed exceptions; empty if there is none. */
    static Optional<DatabaseFailure> of(Throwable exception) {
        Set<Throwable> related = related(exception);
        if (related.stream().anyMatch(DatabaseFailure::isCutOff)) {
            return Optional.of(CUT_OFF);
        }
        Optional<DatabaseFailure> failure = related.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(DatabaseFailure::ofOne)
                .flatMap(Optional::stream)
                .findFirst();
        boolean inCommit = related.stream().anyMatch(DatabaseFailure::isFailedCommit);
        return failure.map(one -> inCommit && one != LOCKED ? IN_COMMIT : one);
    }

    private static Optional<DatabaseFailure> ofOne(SQLException exception) {
        @Nullable String state = exception.getSQLState();
        if (state == null) {
            // The driver always gives a state, and the pool never does.
            return exception.getClass() == SQLException.class ? Optional.of(BUSY) : Optional.empty();
        }
        if (LOCK_STATES.contains(state)) {
            return Optional.of(LOCKED);
        }
        return AWAY_STATES.contains(state) || AWAY_CLASSES.stream().anyMatch(state::startsWith)
                ? Optional.of(AWAY)
                : Optional.empty();
    }

    /**
     * The transaction manager rolls back in a thread of its own. The thread of the request notices by a statement that was canceled or closed, or at its
     * next use of the session, or when it commits.
     */
    private static boolean isCutOff(Throwable exception) {
        String message = String.valueOf(exception.getMessage());
        return exception instanceof TimeLimitExceededException
                || exception instanceof SQLException sql
                        && sql.getSQLState() != null
                        && CUT_OFF_STATES.contains(sql.getSQLState())
                || exception instanceof HibernateException
                        && message.startsWith("Transaction was rolled back in a different thread")
                || exception instanceof RollbackException && message.startsWith("ARJUNA016102");
    }

    /** The pool reports each failed commit as a rollback, even if the connection was lost and nobody knows. */
    private static boolean isFailedCommit(Throwable exception) {
        return exception instanceof XAException xa && xa.errorCode == XAException.XA_RBROLLBACK
                || exception instanceof HeuristicMixedException;
    }

    private static Set<Throwable> related(Throwable exception) {
        Set<Throwable> related = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> next = new ArrayDeque<>(List.of(exception));
        while (!next.isEmpty()) {
            Throwable one = next.remove();
            if (related.add(one)) {
                Optional.ofNullable(one.getCause()).ifPresent(next::add);
                next.addAll(Arrays.asList(one.getSuppressed()));
                if (one instanceof SQLException sql && sql.getNextException() != null) {
                    next.add(sql.getNextException());
                }
            }
        }
        return related;
    }
}
