package org.interagency.mapping.detection;

import org.interagency.contracts.ProgrammeFact;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.geometry.TerritoryTree;

/** What detection about programmes rests on: facts as they are, or as somebody supposes them. Every use needs a transaction. */
record DetectionInput(TerritoryTree tree, Agencies agencies, Holdings held) {

    /** Of one programme. */
    ProgrammeSituation of(ProgrammeFact programme) {
        return new ProgrammeSituation(this, programme.code(), Territories.extents(tree, programme));
    }
}
