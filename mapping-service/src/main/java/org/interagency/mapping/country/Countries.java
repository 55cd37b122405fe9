package org.interagency.mapping.country;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.Territories;

/** The countries: the territories without a parent. */
@ApplicationScoped
class Countries {

    private final Territories territories;

    Countries(Territories territories) {
        this.territories = territories;
    }

    /** Fetches a country, unless it is known here. Opens a transaction of its own. */
    void prepare(String country) {
        territories.prepare(List.of(country), false);
    }

    /**
     * The tree of territories, which contains the country. Needs a transaction.
     *
     * @throws RefusedException 404 if there is no such country
     */
    TerritoryTree require(String country) {
        TerritoryTree tree = territories.tree();
        if (!tree.contains(country)) {
            throw RefusedException.notFound("country", country);
        }
        String root = tree.rootOf(country);
        if (!root.equals(country)) {
            throw RefusedException.notFound("country", country + "; it is a part of " + root);
        }
        return tree;
    }
}
