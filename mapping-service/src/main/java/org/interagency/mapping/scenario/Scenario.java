package org.interagency.mapping.scenario;

import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.mapping.finding.FindingChanges;

/**
 * What would follow from some changes. Nothing of it is stored.
 *
 * @param findings those that would be opened, changed and resolved
 * @param accountability each function of a programme for which somebody else would be accountable, now or on any day
 */
record Scenario(FindingChanges findings, List<Shift> accountability) {

    /** Who is accountable for a function of a programme and who would be, without those for whom nothing changes. */
    record Shift(
            String programme,
            @ByLanguage Map<String, String> programmeName,
            ProgrammeFunction function,
            AccountabilityState now,
            AccountabilityState then) {}

    /**
     * Who is accountable.
     *
     * @param accountable those for whom something changes
     * @param nobody where nobody is
     */
    record AccountabilityState(List<AccountableAgency> accountable, List<FindingFact.FindingBox> nobody) {}

    /**
     * One who is accountable.
     *
     * @param agency its code
     * @param responsibility the id of the responsibility by which it is
     * @param extent where, when and for whom
     */
    record AccountableAgency(
            String agency,
            Map<String, String> agencyName,
            String responsibility,
            List<FindingFact.FindingBox> extent) {}
}
