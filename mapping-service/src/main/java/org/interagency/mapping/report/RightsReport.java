package org.interagency.mapping.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.FindingFact;

/**
 * The programmes and agencies that realise rights in a territory on a day.
 *
 * @param on the day
 * @param territory the code of the territory
 * @param rights the rights, each with what is done for it at each stage of life
 * @param stages the stages of life, ordered by age
 * @param programmes the programmes that are named under the rights
 * @param agencies the agencies that are named under the rights, and the owners of the programmes
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
     * @param stage the code of the stage
     * @param programmes codes of the programmes that realise the right and reach people of the stage
     * @param agencies codes of the agencies that are accountable for any function of these programmes, for people of the stage
     * @param unanswered where, and for which people of the stage, no programme realises the right
     */
    record AtStage(
            String stage, List<String> programmes, List<String> agencies, List<FindingFact.FindingBox> unanswered) {}

    /**
     * A stage of life.
     *
     * @param ageFrom the first age of the stage in completed years
     * @param ageTo the first age after the stage
     */
    record Stage(String code, @ByLanguage Map<String, String> name, int ageFrom, int ageTo) {}

    /** @param owner the code of the agency that owns the programme */
    record RealisingProgramme(String code, @ByLanguage Map<String, String> name, String owner) {}

    /** @param name by language; empty if it is not known yet */
    record ProviderAgency(String code, @ByLanguage Map<String, String> name) {}
}
