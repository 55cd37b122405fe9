package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.mapping.detection.Measures;

/** The table of measures. Each row has a stamp, which no row has had before: so what rows there are is known by their stamps. */
@ApplicationScoped
class StoredMeasures implements Measures {

    private static final int ROWS_AT_ONCE = 10;

    private final Session session;

    StoredMeasures(Session session) {
        this.session = session;
    }

    /** A measure that stays the same is not written, so that it keeps its stamp. */
    @Override
    public void replace(String programme, ProgrammeFunction function, FunctionMeasure measure) {
        if (measure.parts().isEmpty()) {
            session.createNativeMutationQuery(
                            "DELETE FROM measured_function WHERE programme = :programme AND function = :function")
                    .setParameter("programme", programme)
                    .setParameter("function", function.code())
                    .executeUpdate();
            return;
        }
        session.createNativeMutationQuery(
                        """
                        INSERT INTO measured_function (programme, function, measure) VALUES (:programme, :function, :measure)
                        ON CONFLICT (programme, function) DO UPDATE SET measure = excluded.measure, stamp = excluded.stamp
                        WHERE measured_function.measure <> excluded.measure""")
                .setParameter("programme", programme)
                .setParameter("function", function.code())
                .setParameter("measure", MeasureBytes.of(measure))
                .executeUpdate();
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return session
                .createNativeQuery("SELECT function FROM measured_function WHERE programme = :programme", String.class)
                .setParameter("programme", programme)
                .list()
                .stream()
                .map(code -> Coded.find(ProgrammeFunction.class, code).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Differs whenever the rows do. */
    String state() {
        return session.createNativeQuery(
                        "SELECT format('%s %s', count(*), sum(hashint8extended(stamp, 0))) FROM measured_function",
                        String.class)
                .getSingleResult();
    }

    /** The programmes of all rows, by stamp. */
    Map<Long, String> programmes() {
        Map<Long, String> programmes = new HashMap<>();
        session.createNativeQuery("SELECT stamp, programme FROM measured_function", Tuple.class)
                .addScalar("stamp", Long.class)
                .addScalar("programme", String.class)
                .list()
                .forEach(row -> programmes.put(row.get(0, Long.class), row.get(1, String.class)));
        return programmes;
    }

    /**
     * Calls the visitor with the measure of each of some stamps, without those that have been replaced meanwhile. Holds few of them at a time, since one can
     * have thousands of parts.
     */
    void forEach(Collection<Long> stamps, BiConsumer<Long, FunctionMeasure> visitor) {
        try (Stream<Tuple> rows = session.createNativeQuery(
                        "SELECT stamp, measure FROM measured_function WHERE stamp = ANY (:stamps)", Tuple.class)
                .addScalar("stamp", Long.class)
                .addScalar("measure", byte[].class)
                .setParameter("stamps", stamps.toArray(Long[]::new))
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream()) {
            rows.forEach(row -> visitor.accept(row.get(0, Long.class), MeasureBytes.read(row.get(1, byte[].class))));
        }
    }
}
