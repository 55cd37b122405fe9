package org.interagency.mapping.scenario;

import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.mapping.finding.FindingChanges;

/**
 * The consequences of some changes. Nothing is stored.
 *
 * @param findings the findings that would be opened, changed and resolved
 * @param accountability the functions of programmes for which accountability would change on any day
 */
record Scenario(FindingChanges findings, List<Shift> accountability) {

    /** Who is accountable for a function of a programme now and who would be then, without those for whom nothing changes. */
    record Shift(
            String programme,
            @ByLanguage Map<String, String> programmeName,
            ProgrammeFunction function,
            AccountabilityState now,
            AccountabilityState then) {}

    /**
     * Who is accountable.
     *
     * @param accountable the agencies for which something changes
     * @param nobody where nobody is accountable
     */
    record AccountabilityState(List<AccountableAgency> accountable, List<FindingFact.FindingBox> nobody) {}

    /**
     * An accountable agency.
     *
     * @param agency its code
     * @param responsibility the id of the responsibility that makes it accountable
     * @param extent where, when and for whom
     */
    record AccountableAgency(
            String agency,
            Map<String, String> agencyName,
            String responsibility,
            List<FindingFact.FindingBox> extent) {}
}
