package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.PageFrame.PageLink;
import org.interagency.gateway.web.WhoPage.ContactWay;

/**
 * What the page of an agency shows, as of a day.
 *
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 * @param contact how to reach it; empty if that is not recorded
 * @param grievance where to complain; empty if that is not recorded
 * @param mandate what it answers for
 * @param findings the findings that name it
 * @param collisions how many findings name it and another agency, by that agency and type
 * @param allCollisions the address of the whole list of these numbers; empty if all are shown
 * @param programmes the programmes that it owns
 * @param parts the agencies that are part of it
 */
public record AgencyPage(
        FactHead head,
        String unavailable,
        List<ContactWay> contact,
        List<ContactWay> grievance,
        MandatePart mandate,
        FactFindings findings,
        List<FindingCount> collisions,
        String allCollisions,
        FactLinks programmes,
        FactLinks parts,
        FactHistory history) {

    /**
     * The responsibilities of an agency.
     *
     * @param held those that it holds by its name
     * @param ofClass those that it holds as one of a class of agencies
     * @param delegated those of others that are delegated from its own
     * @param isKnown whether the service has answered; otherwise there may be some, although none is shown
     * @param exports those that it holds by its name as files
     */
    public record MandatePart(
            DutyTable held, DutyTable ofClass, DutyTable delegated, boolean isKnown, List<PageLink> exports) {}

    /**
     * Some responsibilities.
     *
     * @param isCut whether there are more than are shown
     */
    public record DutyTable(List<DutyLine> lines, boolean isCut) {}
}
