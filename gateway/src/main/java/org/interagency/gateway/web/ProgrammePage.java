package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ExtentTexts.ExtentLine;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the page of a programme shows, as of a day.
 *
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 * @param functions who answers for each function
 * @param areKnown whether the service has answered; otherwise there may be some, although none is shown
 * @param exports the responsibilities for it as files
 * @param proposals how many open proposals there are, in words; empty for readers who do not read proposals
 * @param findings the findings that name it
 */
public record ProgrammePage(
        FactHead head,
        String unavailable,
        List<SheetLine> functions,
        boolean areKnown,
        List<PageLink> exports,
        String proposals,
        FactFindings findings,
        FactHistory history) {

    /**
     * Who answers for a function.
     *
     * @param required whether the programme requires it
     * @param agencies the first of the agencies that are accountable
     * @param more how many more agencies are, in words; empty if there are no more
     * @param nobody where, and for whom, nobody is, although the programme requires it: the largest parts
     * @param moreNobody how many more parts there are, in words; empty if there are no more
     * @param gaps the address of the findings about that; empty if there is none
     */
    public record SheetLine(
            String function,
            boolean required,
            List<FactLink> agencies,
            String more,
            List<ExtentLine> nobody,
            String moreNobody,
            String gaps) {}
}
