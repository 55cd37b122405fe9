package org.interagency.benchmarks;

/** How responsibilities spread over the functions of programmes. */
public enum Shape {
    /** Many small programme functions. */
    SPARSE(20),
    /** Fewer programme functions, in each of which many have a part. */
    DENSE(200);

    private final int holdersPerFunction;

    Shape(int holdersPerFunction) {
        this.holdersPerFunction = holdersPerFunction;
    }

    /** How many are accountable for a programme function, in different extents. */
    public int holdersPerFunction() {
        return holdersPerFunction;
    }
}
