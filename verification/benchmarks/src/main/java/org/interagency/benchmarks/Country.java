package org.interagency.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;

/** A country of the size of Brazil: 27 states, with 206 municipalities each. */
public final class Country {

    /** The number of states. */
    public static final int STATES = 27;

    /** The number of municipalities in a state. */
    public static final int MUNICIPALITIES_PER_STATE = 206;

    /** The number of municipalities. */
    public static final int MUNICIPALITIES = STATES * MUNICIPALITIES_PER_STATE;

    /** The code of the whole country. */
    public static final String CODE = "BR";

    private Country() {}

    /** The code of a state, counted from 0. */
    public static String state(int state) {
        return "%s-%02d".formatted(CODE, state);
    }

    /** The code of a municipality, counted from 0 through all states. */
    public static String municipality(int municipality) {
        return "%s-%04d".formatted(state(municipality / MUNICIPALITIES_PER_STATE), municipality);
    }

    /** The whole tree; its leaves are the municipalities, in the order of their numbers here. */
    public static TerritoryTree tree() {
        List<Territory> territories = new ArrayList<>();
        territories.add(new Territory(CODE, null, null));
        for (int state = 0; state < STATES; state++) {
            territories.add(new Territory(state(state), CODE, null));
        }
        for (int municipality = 0; municipality < MUNICIPALITIES; municipality++) {
            String state = state(municipality / MUNICIPALITIES_PER_STATE);
            territories.add(new Territory(municipality(municipality), state, null));
        }
        return new TerritoryTree(territories);
    }
}
