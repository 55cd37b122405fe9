package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * What is behind a cell of the matrix.
 *
 * @param function the name of the function
 * @param name the name of the agency or the territory
 * @param day the day of the matrix
 * @param back the address of the matrix
 * @param isWider whether more is shown than the filters of the matrix ask for
 * @param parts the agency; or the territory and then each that it is part of
 */
public record MatrixCellPage(
        String function, String name, String day, String back, boolean isWider, List<CellPart> parts) {

    /**
     * What is known of the function for an agency or in a territory.
     *
     * @param title what the part is about
     * @param findings the gravest findings
     * @param allFindings the address of the list of all of them
     * @param holdings responsibilities
     * @param moreHoldings the address of the file with all of them; empty if all are shown
     * @param noHoldings what to say if there is none
     */
    public record CellPart(
            String title,
            List<FindingLine> findings,
            String allFindings,
            List<CellHolding> holdings,
            String moreHoldings,
            String noHoldings) {}

    /**
     * A responsibility.
     *
     * @param holder the name of the agency, or the class of agencies
     * @param places the names of the territories
     */
    public record CellHolding(
            String programme, String holder, String role, String places, String period, List<LawLink> laws) {}
}
