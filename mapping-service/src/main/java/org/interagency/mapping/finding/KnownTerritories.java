package org.interagency.mapping.finding;

import org.interagency.detection.geometry.TerritoryTree;

/** The territories that are known. */
public interface KnownTerritories {

    /** The tree of the current copies. Needs a transaction. */
    TerritoryTree tree();
}
