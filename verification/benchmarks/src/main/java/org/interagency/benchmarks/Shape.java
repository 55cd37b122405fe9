package org.interagency.benchmarks;

/** How responsibilities spread over the functions of programmes. */
public enum Shape {
    /** Many small programme functions. */
    SPARSE(20),
    /** Fewer programme functions, each with many accountable agencies. */
    DENSE(200);

    private final int holdersPerFunction;

    Shape(int holdersPerFunction) {
        this.holdersPerFunction = holdersPerFunction;
    }

    /** The number of agencies that are accountable for one programme function, in different extents. */
    public int holdersPerFunction() {
        return holdersPerFunction;
    }
}
