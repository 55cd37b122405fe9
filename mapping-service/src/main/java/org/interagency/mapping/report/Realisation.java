package org.interagency.mapping.report;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.mapping.report.RightsReport.Stage;

/**
 * A programme that realises rights in a territory on a day.
 *
 * @param programme its state on the day
 * @param extent what it covers in that state, inside and outside the territory
 * @param holders who is accountable for any of its functions in the territory on the day
 */
record Realisation(ProgrammeFact programme, Extent extent, List<Holder> holders) {

    RightsReport.RealisingProgramme described() {
        return new RightsReport.RealisingProgramme(programme.code(), programme.name(), programme.owner());
    }

    boolean isOf(RightFact right) {
        return programme.rights().contains(right.code());
    }

    boolean reaches(Stage stage) {
        return programme.lifeCycleStages().contains(stage.code());
    }

    /** The codes of the agencies that are accountable for people of some ages; a code may occur several times. */
    Stream<String> agencies(AgeRange ages) {
        return holders.stream()
                .filter(holder ->
                        holder.extent().stream().anyMatch(box -> box.ages().intersects(ages)))
                .map(holder -> holder.accountability().agency());
    }
}
