package org.interagency.mapping.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.FindingFact;

/**
 * What is done for rights in a territory on a day.
 *
 * @param on the day
 * @param territory the code of the territory
 * @param rights each with what is done for it at each stage of life
 * @param stages the stages of life, from the youngest on
 * @param programmes those named under rights
 * @param agencies those named under rights, and the owners of programmes
 */
record RightsReport(
        LocalDate on,
        String territory,
        List<Right> rights,
        List<Stage> stages,
        List<RealisingProgramme> programmes,
        List<ProviderAgency> agencies) {

    /** @param name by language */
    record Right(String code, @ByLanguage Map<String, String> name, String instrument, List<AtStage> stages) {}

    /**
     * What is done for a right at a stage of life.
     *
     * @param stage its code
     * @param programmes codes of those that realise the right and reach people of the stage
     * @param agencies codes of those that are accountable for any function of these programmes, for people of the stage
     * @param unanswered where, and for whom of the stage, no programme does
     */
    record AtStage(
            String stage, List<String> programmes, List<String> agencies, List<FindingFact.FindingBox> unanswered) {}

    /**
     * A stage of life.
     *
     * @param ageFrom the youngest age in completed years
     * @param ageTo the first age outside
     */
    record Stage(String code, @ByLanguage Map<String, String> name, int ageFrom, int ageTo) {}

    /** @param owner the code of the agency that owns it */
    record RealisingProgramme(String code, @ByLanguage Map<String, String> name, String owner) {}

    /** @param name by language; none if nobody has said it yet */
    record ProviderAgency(String code, @ByLanguage Map<String, String> name) {}
}
