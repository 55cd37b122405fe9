package org.interagency.detection;

import java.util.List;

/**
 * Who is accountable for a function of a programme within some extent.
 *
 * @param holders each with what it is accountable for, in the order of agencies and responsibilities; those that delegated all of it
 *     are not among them
 * @param nobody what the programme covers there and nobody is accountable for
 */
public record Holders(List<Holder> holders, List<ExtentBox> nobody) {

    /**
     * One who is accountable.
     *
     * @param accountability the state of the responsibility by which it is
     * @param extent where, within the extent that was asked about
     */
    public record Holder(Accountability accountability, List<ExtentBox> extent) {}

    public Holders {
        holders = List.copyOf(holders);
        nobody = List.copyOf(nobody);
    }
}
