package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the desk of an agency shows.
 *
 * @param agency its code; empty if none is chosen yet
 * @param name its name
 * @param below the desks of the first agencies directly below it
 * @param allBelow the address of the list of these agencies; empty if all are shown
 * @param isStored whether confirmations were just stored
 * @param proposals what others propose to it
 * @param moreProposals the address of those that follow; empty if there are none. So are the others that begin with {@code more}
 * @param due its entries that have to be confirmed, by their kind; a kind of which there are none is left out
 * @param programmes those that it owns
 * @param responsibilities those that it holds by name
 * @param addProgramme the address of the form for a new one; so is the next
 * @param errors why a form was refused; empty if none was
 */
public record DeskPage(
        String agency,
        String name,
        List<PageLink> below,
        String allBelow,
        boolean isStored,
        List<ProposalLine> proposals,
        String moreProposals,
        List<DueEntries> due,
        List<ProgrammeLine> programmes,
        String moreProgrammes,
        List<HeldLine> responsibilities,
        String moreResponsibilities,
        String addProgramme,
        String addResponsibility,
        List<FieldError> errors) {

    /** A responsibility that others propose. */
    public record ProposalLine(String href, String programme, String function, String role, String by, String day) {}

    /**
     * Entries of one kind that have to be confirmed.
     *
     * @param kind the first step of the path of their confirmations
     * @param title what they are
     * @param cursor of the part of the list that is shown; empty for the first one
     * @param entries those of that part
     * @param more the address of those that follow
     */
    public record DueEntries(String kind, String title, String cursor, List<DueEntry> entries, String more) {}

    /**
     * An entry that has to be confirmed.
     *
     * @param key its code or id
     * @param href the address of its form; empty if it has none
     * @param confirmed when it was last confirmed, in words
     * @param enteredCentrally whether the central registry office has entered or changed it since
     * @param isChosen whether the reader has chosen it in a form that was refused
     */
    public record DueEntry(
            String key, String href, String name, String confirmed, boolean enteredCentrally, boolean isChosen) {}

    /** A programme. */
    public record ProgrammeLine(String href, String name, String code, String period) {}

    /** A responsibility. */
    public record HeldLine(String href, String programme, String function, String role, String period) {}
}
