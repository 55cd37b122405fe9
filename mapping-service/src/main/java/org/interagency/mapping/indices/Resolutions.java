package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads when findings were resolved. One that was opened again counts for each time; those that are deleted after their retention do not count. */
@ApplicationScoped
class Resolutions {

    private static final String BETWEEN = "|";
    private static final int AT_ONCE = 100;

    private final Session session;

    Resolutions(Session session) {
        this.session = session;
    }

    /**
     * Calls the visitor with each resolution of some days, without the pairs of earlier versions, which an upgrade resolves. Holds few of them at a time, since an extent can name thousands of territories. Needs a
     * transaction.
     *
     * @param from the first day
     * @param to the last day
     */
    void forEach(LocalDate from, LocalDate to, Consumer<Resolution> visitor) {
        try (Stream<Tuple> rows = session.createNativeQuery(
                        """
                        SELECT CAST(left(v.content ->> 'lastChanged', 10) AS date) AS resolved,
                            CAST(extract(epoch FROM CAST(v.content ->> 'lastChanged' AS timestamptz) - f.first_seen) AS integer) AS seconds,
                            array_to_string(f.programmes, '|') AS programmes, f.contingency,
                            array_to_string(f.territories, '|') AS territories
                        FROM finding_version v JOIN finding f ON f.id = v.finding
                        WHERE v.change = 'resolved' AND NOT (f.type = 'duplication' AND cardinality(f.benefits) = 0) AND left(v.content ->> 'lastChanged', 10) BETWEEN :from AND :to""",
                        Tuple.class)
                .addScalar("resolved", LocalDate.class)
                .addScalar("seconds", Integer.class)
                .addScalar("programmes", String.class)
                .addScalar("contingency", String.class)
                .addScalar("territories", String.class)
                .setParameter("from", from.toString())
                .setParameter("to", to.toString())
                .setFetchSize(AT_ONCE)
                .getResultStream()) {
            rows.forEach(row -> visitor.accept(new Resolution(
                    row.get(0, LocalDate.class),
                    row.get(1, Integer.class),
                    codes(row.get(2, String.class)),
                    row.get(3, String.class),
                    codes(row.get(4, String.class)))));
        }
    }

    private static List<String> codes(@Nullable String joined) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split("\\" + BETWEEN)).toList();
    }
}
