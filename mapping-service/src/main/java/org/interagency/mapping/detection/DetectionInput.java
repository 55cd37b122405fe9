package org.interagency.mapping.detection;

import org.interagency.contracts.ProgrammeFact;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.geometry.TerritoryTree;

/** The input of detection about programmes: current or supposed facts. Every use needs a transaction. */
record DetectionInput(TerritoryTree tree, Agencies agencies, ExpandedHoldings held, Agreements agreed) {

    /** The input for one programme. */
    ProgrammeSituation of(ProgrammeFact programme) {
        return new ProgrammeSituation(
                this,
                programme.code(),
                Territories.extents(tree, programme),
                Agreements.inForce(tree, agreed.about(programme.code())));
    }
}
