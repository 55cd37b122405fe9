package org.interagency.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.FunctionContext;
import org.interagency.detection.rule.Rules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the computation of all findings of many functions: which pairs overlap, where they overlap, in as few boxes as possible, and where no
 * agency is accountable.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class Detections {

    private static final Extent WHOLE_COUNTRY =
            new Extent(Set.of(Country.CODE), new Period(LocalDate.of(2000, 1, 1), null), AgeRange.EVERY, Set.of());

    /** How the responsibilities spread over functions. */
    @Param
    public Shape shape;

    /** The number of responsibilities. */
    @Param({"100000", "1000000"})
    public int count;

    private final TerritoryTree tree = Country.tree();
    private final Agencies agencies = Agencies.of(List.of());
    private final List<FunctionFacts> facts = new ArrayList<>();

    /** Groups the responsibilities by function. */
    @Setup
    public void group() {
        List<List<Accountability>> byFunction = new ArrayList<>();
        int id = 0;
        for (AccountabilityRow row : AccountabilityRow.some(shape, count)) {
            while (byFunction.size() <= row.function()) {
                byFunction.add(new ArrayList<>());
            }
            byFunction
                    .get(row.function())
                    .add(new Accountability("r" + id++, "agency-" + row.agency(), null, row.extent()));
        }
        for (int function = 0; function < byFunction.size(); function++) {
            facts.add(new FunctionFacts(
                    "programme-" + function,
                    "owner",
                    "provision",
                    true,
                    WHOLE_COUNTRY,
                    byFunction.get(function),
                    List.of()));
        }
    }

    /** Computes the findings on all cores, and returns their number. */
    @Benchmark
    public long findings() {
        return IntStream.range(0, facts.size())
                .parallel()
                .mapToLong(function -> Rules.FUNCTION
                        .findings(new FunctionContext(facts.get(function), tree, agencies))
                        .size())
                .sum();
    }
}
