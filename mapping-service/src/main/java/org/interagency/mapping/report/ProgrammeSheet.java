package org.interagency.mapping.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * All about a programme on a day.
 *
 * @param programme its state on the day
 * @param functions who answers for each function that it requires or that somebody is accountable for, in the order of the vocabulary
 * @param findings how many unresolved findings name it on the day, by type and status
 * @param openProposals how many open proposals there are for it; left out for readers who do not read proposals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgrammeSheet(
        LocalDate on,
        ProgrammeFact programme,
        List<SheetFunction> functions,
        List<FindingGroup> findings,
        @Nullable Long openProposals,
        SheetLinks links) {

    /**
     * Who answers for a function.
     *
     * @param required whether the programme requires it on the day
     * @param agencies how many agencies are accountable
     * @param accountable the first 100 of those who are, in the order of the agencies
     * @param nobody where, and for whom, nobody is, although the programme requires it
     */
    record SheetFunction(
            ProgrammeFunction function,
            boolean required,
            long agencies,
            List<SheetHolder> accountable,
            List<FindingBox> nobody) {}

    /** Where an agency is accountable, and by which responsibility. */
    record SheetHolder(String agency, String responsibility, List<FindingBox> extent) {}

    /** The paths and queries of the lists of which a sheet is made; each is a file too. */
    record SheetLinks(String responsibilities, String gaps, String findings) {}
}
