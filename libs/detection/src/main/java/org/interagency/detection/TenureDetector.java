package org.interagency.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interagency.detection.TenureFacts.Tenure;
import org.jspecify.annotations.Nullable;

/** Finds what is {@link FindingType#ORPHANED} of one programme. */
public final class TenureDetector {

    private final TerritoryTree tree;
    private final Agencies agencies;

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     */
    public TenureDetector(TerritoryTree tree, Agencies agencies) {
        this.tree = tree;
        this.agencies = agencies;
    }

    /**
     * All findings, that of the programme itself first, then those of responsibilities in the order of functions and agencies.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public List<Finding> detect(TenureFacts facts) {
        return new Problem(facts).findings();
    }

    /** One run over one set of facts. */
    private final class Problem {

        private final TenureFacts facts;
        private final GroupBits bits;
        private final Region programme;
        private final List<Finding> findings = new ArrayList<>();

        Problem(TenureFacts facts) {
            this.facts = facts;
            this.bits = GroupBits.of(Stream.concat(
                            facts.ownerships().stream().map(Ownership::extent),
                            facts.tenures().stream().map(Tenure::extent))
                    .toList());
            this.programme = tree.regionOf(
                    facts.ownerships().stream().map(Ownership::extent).toList(), bits);
        }

        List<Finding> findings() {
            Map<String, List<Box>> owned = new TreeMap<>();
            for (Ownership ownership : facts.ownerships()) {
                owned.computeIfAbsent(ownership.owner(), key -> new ArrayList<>())
                        .addAll(tree.regionOf(ownership.extent(), bits).boxes());
            }
            owned.forEach((owner, boxes) -> add(null, owner, Set.of(), boxes));
            Map<String, Map<String, List<Tenure>>> byFunctionAndAgency = new TreeMap<>();
            for (Tenure tenure : facts.tenures()) {
                byFunctionAndAgency
                        .computeIfAbsent(tenure.function(), key -> new TreeMap<>())
                        .computeIfAbsent(tenure.agency(), key -> new ArrayList<>())
                        .add(tenure);
            }
            byFunctionAndAgency.forEach((function, byAgency) ->
                    byAgency.forEach((agency, tenures) -> addTenures(function, agency, tenures)));
            return findings;
        }

        private void addTenures(String function, String agency, List<Tenure> tenures) {
            List<Box> end = agencies.endOf(agency, tree, bits);
            List<Box> held = new ArrayList<>();
            Set<String> responsibilities = new TreeSet<>();
            for (Tenure tenure : tenures) {
                List<Box> boxes = Box.intersections(Box.of(tenure.extent(), tree, bits), programme.boxes());
                if (!Box.intersections(boxes, end).isEmpty()) {
                    held.addAll(boxes);
                    responsibilities.add(tenure.responsibility());
                }
            }
            add(function, agency, responsibilities, held);
        }

        private void add(@Nullable String function, String agency, Set<String> responsibilities, List<Box> held) {
            Region region = Region.union(Box.intersections(held, agencies.endOf(agency, tree, bits)));
            if (!region.isEmpty()) {
                findings.add(new Finding(
                        Finding.idOf(FindingType.ORPHANED, facts.programme(), function == null ? "" : function, agency),
                        FindingType.ORPHANED,
                        List.of(facts.programme()),
                        function,
                        null,
                        List.of(),
                        List.of(agency),
                        List.copyOf(responsibilities),
                        region.extent(tree, bits),
                        false,
                        false,
                        Severity.of(region.places(), programme.places(), 1, false, false)));
            }
        }
    }
}
