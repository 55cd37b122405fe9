package org.interagency.mapping.detection;

import org.interagency.contracts.ProgrammeFact;
import org.interagency.detection.Agencies;
import org.interagency.detection.TerritoryTree;

/** What detection about programmes rests on: facts as they are, or as somebody supposes them. Every use needs a transaction. */
record Grounds(TerritoryTree tree, Agencies agencies, HeldFacts held) {

    /** Of one programme. */
    ProgrammeSituation of(ProgrammeFact programme) {
        return new ProgrammeSituation(this, programme.code(), Territories.extents(tree, programme));
    }
}
