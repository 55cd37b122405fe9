package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ExtentTexts.ExtentLine;

/**
 * What the page of a finding shows.
 *
 * @param id its id
 * @param finding what a list says of it
 * @param vertical whether agencies of different government levels are concerned
 * @param firstSeen the day on which it was first found
 * @param function the function that it is about; empty if it is about none
 * @param contingency the contingency that it is about; empty if it is about none
 * @param places the first of its territories, and what they are part of
 * @param morePlaces how many more territories there are, in words; empty if there are no more. So are the others that begin with {@code more}
 * @param extent where, when and for whom it holds
 * @param moreExtent how many parts of the extent are not shown, in words; empty if all are
 * @param agencies links to the pages of the agencies that it names; so are programmes
 * @param holders the responsibilities from which it arises
 * @param history what has happened to it, the earliest first
 * @param isHistoryCut whether more has happened than is shown
 * @param work what is being done about it, for those who may know
 */
public record FindingPage(
        String id,
        FindingLine finding,
        boolean vertical,
        String firstSeen,
        String function,
        String contingency,
        List<PlaceNode> places,
        String morePlaces,
        List<ExtentLine> extent,
        String moreExtent,
        List<FactLink> agencies,
        String moreAgencies,
        List<FactLink> programmes,
        String moreProgrammes,
        List<HolderLine> holders,
        String moreHolders,
        List<HistoryLine> history,
        boolean isHistoryCut,
        FindingWork work) {

    /**
     * A responsibility from which the finding arises.
     *
     * @param agency the agency, or the class of agencies, which has no page
     * @param period when the agency has it
     * @param laws on which it is based
     */
    public record HolderLine(FactLink agency, FactLink programme, String function, String period, List<LawLink> laws) {}

    /**
     * A law.
     *
     * @param url where its text can be read; empty if that is not recorded, or is no address of the web
     */
    public record LawLink(String citation, String url) {}

    /**
     * Something that has happened to the finding.
     *
     * @param what the kind of event
     * @param by who did it; empty if detection did, or if the reader may not know
     * @param text the reason or the comment; empty if there is none
     */
    public record HistoryLine(String day, String what, String by, String text) {}
}
