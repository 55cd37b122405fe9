package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.fact.AdvisoryLock;

/**
 * Tells a detection whether agreements have changed since it read them. Who writes agreements cannot see what a detection that is under way will store;
 * so either the detection ends first, and the writer finds what it has stored, or it sees at its end that the stamp has changed. Every method needs a
 * transaction.
 */
@ApplicationScoped
class AgreementStamp {

    private final Session session;
    private final TransactionSynchronizationRegistry transactions;
    private final CopyWorker worker;

    AgreementStamp(Session session, TransactionSynchronizationRegistry transactions, CopyWorker worker) {
        this.session = session;
        this.transactions = transactions;
        this.worker = worker;
    }

    /** A number that grows with each transaction that writes agreements. */
    long current() {
        return session.createNativeQuery("SELECT stamp FROM agreement_stamp", Long.class)
                .getSingleResult();
    }

    /**
     * Whether agreements have changed; if so, wakes the worker when the transaction ends, since it leaves something stale. Waits for transactions that are
     * about to commit a change; later ones wait for the end of this transaction.
     *
     * @param before the stamp before the agreements were read
     */
    boolean hasChangedSince(long before) {
        AdvisoryLock.takeShared(session, Topics.AGREEMENTS);
        boolean hasChanged = current() != before;
        if (hasChanged) {
            transactions.registerInterposedSynchronization(new Waking());
        }
        return hasChanged;
    }

    /**
     * Says that the transaction has written agreements, and wakes the worker when it ends. Waits for the detections that are about to commit. Called
     * after everything else is locked.
     */
    void change() {
        AdvisoryLock.takeExclusive(session, Topics.AGREEMENTS);
        session.createNativeMutationQuery("UPDATE agreement_stamp SET stamp = stamp + 1")
                .executeUpdate();
        transactions.registerInterposedSynchronization(new Waking());
    }

    private final class Waking implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing has to be done before.
        }

        @Override
        public void afterCompletion(int status) {
            worker.wake();
        }
    }
}
