package org.interagency.mapping.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.kit.paging.Page;

/**
 * All that an agency answers for on a day, and with whom it collides.
 *
 * @param name empty if it is not known yet
 * @param held the responsibilities of any role that it holds, also those that are delegated to it; the first page of the list that {@code links} names
 * @param heldAsOneOfAClass those that a class of agencies holds, if it is one of them; the first 100
 * @param delegated those of other agencies that are delegated from one of its own; the first page of the list that {@code links} names
 * @param findings how many findings with which something is left to do name it on the day, by type
 * @param collisions how many of these name another agency too, by that agency and type, most first; at most 1000 lines
 */
record AgencyMandate(
        LocalDate on,
        String agency,
        @ByLanguage Map<String, String> name,
        Page<ResponsibilityFact> held,
        List<ResponsibilityFact> heldAsOneOfAClass,
        Page<ResponsibilityFact> delegated,
        List<FindingGroup> findings,
        List<FindingGroup> collisions,
        MandateLinks links) {

    /** The paths and queries of the lists of which a mandate is made; each is a file too. */
    record MandateLinks(String held, String delegated, String findings, String collisions) {}
}
