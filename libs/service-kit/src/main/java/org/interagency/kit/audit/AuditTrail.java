package org.interagency.kit.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interagency.contracts.RequestId;
import org.interagency.kit.access.Sender;
import org.interagency.kit.history.Cause;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/**
 * Records who wrote what. What a transaction stores is recorded in that transaction, so that nothing is stored without an entry, even if the service
 * crashes. Everything else that a request may come to is recorded by {@link AuditFilter} before the answer.
 */
@ApplicationScoped
public class AuditTrail {

    /** As many as one request can confirm, or one batch of an import can store. */
    private static final int MOST_FACTS = 1_000;

    private static final int MOST_CHARACTERS = 2_000;
    private static final int BYTES_OF_SALT = 16;
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String STORED = AuditTrail.class.getName() + ".stored";

    private final AuditTable table;
    private final TransactionSynchronizationRegistry transactions;
    private final Cause cause;
    private final SecureRandom random = new SecureRandom();

    AuditTrail(AuditTable table, TransactionSynchronizationRegistry transactions, Cause cause) {
        this.table = table;
        this.transactions = transactions;
        this.cause = cause;
    }

    /** Records that the current transaction stores a version of a fact, or a step about one, as {@link StoredFact} has it. */
    public void stored(String kind, String key, long version) {
        StoredFacts facts = transactions.getResource(STORED) instanceof StoredFacts begun ? begun : begin();
        facts.add(new StoredFact(kind, key, version));
    }

    private StoredFacts begin() {
        StoredFacts facts = new StoredFacts(Sender.current(), Sender.currentRequest());
        transactions.putResource(STORED, facts);
        transactions.registerInterposedSynchronization(facts);
        return facts;
    }

    /** Whether a transaction of the request has stored facts. */
    static boolean hasStored(RoutingContext request) {
        return request.get(STORED) != null;
    }

    /**
     * Records what else has come of the current request.
     *
     * @param reason why it was refused
     */
    void answered(Sender sender, RoutingContext request, AuditResult result, int status, @Nullable String reason)
            throws SQLException {
        insert(sender, Optional.of(request), result, status, reason, List.of(), 0);
    }

    private void insert(
            Sender sender,
            Optional<RoutingContext> request,
            AuditResult result,
            @Nullable Integer status,
            @Nullable String reason,
            List<StoredFact> stored,
            long storedCount)
            throws SQLException {
        byte[] salt = new byte[BYTES_OF_SALT];
        random.nextBytes(salt);
        AuditedPerson person = person(sender, request.map(RoutingContext::request));
        AuditRecord content = new AuditRecord(
                Today.time(),
                result,
                request.map(of -> of.request().method().name()).orElse(null),
                request.map(of -> storable(of.request().uri())).orElseGet(this::pathOfCause),
                request.map(of -> of.response().headers().get(RequestId.HEADER)).orElse(null),
                status,
                storable(reason),
                stored,
                storedCount,
                AuditRecord.personHash(person, salt));
        table.insert(content, person, salt);
    }

    private static AuditedPerson person(Sender sender, Optional<HttpServerRequest> request) {
        return new AuditedPerson(
                storable(sender.name()),
                sender.roles(),
                storable(sender.agency()),
                request.map(HttpServerRequest::remoteAddress)
                        .map(SocketAddress::hostAddress)
                        .orElse(null),
                storable(request.map(of -> of.getHeader(FORWARDED_FOR)).orElse(null)));
    }

    /** A text that the database takes: without the character NUL, and not too long. */
    private static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replace('\0', '\uFFFD');
        return printable.length() <= MOST_CHARACTERS ? printable : printable.substring(0, MOST_CHARACTERS);
    }

    private String pathOfCause() {
        String address = cause.address();
        return address == null ? "" : address;
    }

    /** What a transaction stores. */
    private final class StoredFacts implements Synchronization {

        private final Sender sender;
        private final Optional<RoutingContext> request;
        private final List<StoredFact> first = new ArrayList<>();
        private long count;

        StoredFacts(Sender sender, Optional<RoutingContext> request) {
            this.sender = sender;
            this.request = request;
        }

        void add(StoredFact fact) {
            count++;
            if (first.size() < MOST_FACTS) {
                first.add(fact);
            }
        }

        @Override
        public void beforeCompletion() {
            try {
                insert(sender, request, AuditResult.STORED, null, null, first, count);
            } catch (SQLException e) {
                throw new IllegalStateException("the entry of the audit trail could not be stored", e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                request.ifPresent(of -> of.put(STORED, true));
            }
        }
    }
}
