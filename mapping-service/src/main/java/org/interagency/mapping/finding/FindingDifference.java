package org.interagency.mapping.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a finding says otherwise than the version before. Extents are compared as points, with the territories as they are now.
 *
 * @param statusBefore {@code null} if the status is the same
 * @param severityBefore {@code null} if the severity is the same
 * @param extentAdded where it holds and did not before
 * @param extentRemoved where it holds no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingDifference(
        @Nullable FindingStatus statusBefore,
        @Nullable Severity severityBefore,
        List<String> agenciesAdded,
        List<String> agenciesRemoved,
        List<String> programmesAdded,
        List<String> programmesRemoved,
        List<String> responsibilitiesAdded,
        List<String> responsibilitiesRemoved,
        List<FindingBox> extentAdded,
        List<FindingBox> extentRemoved) {

    /** The difference between two versions of a finding. */
    static FindingDifference between(FindingFact before, FindingFact after, TerritoryTree tree) {
        return new FindingDifference(
                before.status() == after.status() ? null : before.status(),
                before.severity() == after.severity() ? null : before.severity(),
                without(after.agencies(), before.agencies()),
                without(before.agencies(), after.agencies()),
                without(after.programmes(), before.programmes()),
                without(before.programmes(), after.programmes()),
                without(after.responsibilities(), before.responsibilities()),
                without(before.responsibilities(), after.responsibilities()),
                beyond(after, before, tree),
                beyond(before, after, tree));
    }

    /** Whether a finding says no more than an earlier version of it did: it is not more severe, concerns nobody and nothing else, and holds nowhere else. */
    static boolean isWithin(FindingFact now, FindingFact earlier, TerritoryTree tree) {
        return now.severity().compareTo(earlier.severity()) <= 0
                && without(now.agencies(), earlier.agencies()).isEmpty()
                && without(now.programmes(), earlier.programmes()).isEmpty()
                && without(now.responsibilities(), earlier.responsibilities()).isEmpty()
                && beyond(now, earlier, tree).isEmpty();
    }

    private static List<FindingBox> beyond(FindingFact one, FindingFact other, TerritoryTree tree) {
        return one.extent().equals(other.extent())
                ? List.of()
                : Boxes.of(
                        ExtentBox.difference(Boxes.known(one.extent(), tree), Boxes.known(other.extent(), tree), tree));
    }

    private static List<String> without(List<String> some, List<String> others) {
        Set<String> left = new LinkedHashSet<>(some);
        others.forEach(left::remove);
        return List.copyOf(left);
    }
}
