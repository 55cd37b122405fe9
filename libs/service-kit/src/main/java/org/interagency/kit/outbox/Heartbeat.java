package org.interagency.kit.outbox;

import java.sql.SQLException;

/** Shows the database that the relay is alive, so that the relay keeps its lock during long work. */
@FunctionalInterface
interface Heartbeat {

    /** The heartbeat of work that does not need the lock. */
    Heartbeat NONE = () -> {};

    void beat() throws SQLException;
}
