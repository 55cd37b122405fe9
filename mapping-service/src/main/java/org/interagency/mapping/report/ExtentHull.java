package org.interagency.mapping.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.mapping.finding.Boxes;
import org.jspecify.annotations.Nullable;

/**
 * The smallest box that contains an extent, for tables that have one row for each finding. It can be larger than an extent of several boxes.
 *
 * @param boxes how many boxes the extent has; with one, the hull is the extent
 * @param territories codes of all territories
 * @param validFrom the first day
 * @param validTo the first day after the last one; {@code null} if there is no end
 * @param ageFrom the youngest age
 * @param ageTo the first age above all
 * @param groups codes of all groups, if each box names groups
 * @param groupsExcept codes of the groups that each box excepts, if each does; if both are empty, the hull is for everyone
 */
record ExtentHull(
        int boxes,
        SortedSet<String> territories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int ageFrom,
        int ageTo,
        SortedSet<String> groups,
        SortedSet<String> groupsExcept) {

    /** @param extent at least one box */
    static ExtentHull of(List<FindingBox> extent) {
        return new ExtentHull(
                extent.size(),
                union(extent.stream().map(FindingBox::territories).toList()),
                Boxes.firstDay(extent),
                Boxes.end(extent),
                extent.stream().mapToInt(FindingBox::ageFrom).min().orElseThrow(),
                extent.stream().mapToInt(FindingBox::ageTo).max().orElseThrow(),
                extent.stream().anyMatch(box -> box.groups().isEmpty())
                        ? new TreeSet<>()
                        : union(extent.stream().map(FindingBox::groups).toList()),
                exceptedByAll(extent));
    }

    private static SortedSet<String> exceptedByAll(List<FindingBox> extent) {
        SortedSet<String> excepted = new TreeSet<>(extent.get(0).groupsExcept());
        extent.forEach(box -> excepted.retainAll(box.groupsExcept()));
        return excepted;
    }

    private static SortedSet<String> union(List<? extends Collection<String>> codes) {
        return codes.stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
