package org.interagency.detection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/** Short ways to write facts in examples. */
public final class Facts {

    public static final LocalDate START = LocalDate.of(2023, 1, 1);

    private Facts() {}

    /** Codes and parents in turn: {@code tree("BR", null, "SP", "BR")}. */
    public static TerritoryTree tree(@Nullable String... codesAndParents) {
        List<Territory> territories = new ArrayList<>();
        for (int i = 0; i < codesAndParents.length; i += 2) {
            territories.add(new Territory(codesAndParents[i], codesAndParents[i + 1], null));
        }
        return new TerritoryTree(territories);
    }

    public static Extent everywhereIn(String... territories) {
        return new Extent(Set.of(territories), new Period(START, null), AgeRange.EVERY, Set.of());
    }

    public static Extent during(Extent extent, LocalDate from, @Nullable LocalDate to) {
        return new Extent(extent.territories(), new Period(from, to), extent.ages(), extent.groups());
    }

    public static Extent aged(Extent extent, int from, int to) {
        return new Extent(extent.territories(), extent.period(), new AgeRange(from, to), extent.groups());
    }

    public static Extent forGroups(Extent extent, String... groups) {
        return new Extent(extent.territories(), extent.period(), extent.ages(), Set.of(groups));
    }

    public static Accountability accountable(String id, String agency, Extent extent) {
        return new Accountability(id, agency, null, extent);
    }

    public static Accountability delegated(String id, String agency, String from, Extent extent) {
        return new Accountability(id, agency, from, extent);
    }

    public static FunctionFacts facts(Extent programme, Accountability... accountable) {
        return new FunctionFacts("P", "OWNER", "provision", true, programme, List.of(accountable), List.of());
    }
}
