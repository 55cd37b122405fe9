package org.interagency.agency.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.rule.WriteRule;
import org.jspecify.annotations.Nullable;

/** What holds for every territory, which together are one tree. */
final class TerritoryRules {

    /**
     * A territory that is to be written.
     *
     * @param standing as it stands
     * @param since the day from which it is to be so; {@code null} for the beginning
     * @param isDated whether the writer has named that day
     * @param levels the codes of the government levels that exist
     * @param links what a territory is a part of; none if it does not exist
     */
    record TerritoryWrite(
            TerritoryRequest request,
            Timeline<TerritoryFact> standing,
            @Nullable LocalDate since,
            boolean isDated,
            Set<String> levels,
            Function<String, List<Link>> links) {}

    static final WriteRule<TerritoryWrite> LEVEL_EXISTS = WriteRule.isKnown(
            "/level", "government level", write -> write.request().level(), (write, code) -> write.levels()
                    .contains(code));

    static final WriteRule<TerritoryWrite> PARENT_EXISTS =
            WriteRule.isKnown("/parent", "territory", write -> write.request().parent(), (write, code) -> !write.links()
                    .apply(code)
                    .isEmpty());

    static final WriteRule<TerritoryWrite> LIES_OUTSIDE_ITSELF = WriteRule.holds(
            "/parent",
            write -> !Ancestry.wouldCircle(
                    write.request().code(),
                    new Link(write.since(), null, write.request().parent()),
                    write.links()),
            write -> "The territory would lie within itself: " + write.request().parent() + " is "
                    + write.request().code() + " or, on some day, a part of it. Choose a parent outside.");

    /** A territory that joins another part of the country is another territory, as in ISO 3166. */
    static final WriteRule<TerritoryWrite> KEEPS_ITS_PLACE = WriteRule.holds(
            "/parent",
            write -> !write.isDated()
                    || write.standing()
                            .newest()
                            .map(territory -> Objects.equals(
                                    territory.parent(), write.request().parent()))
                            .orElse(true),
            write ->
                    "A territory keeps its place for all time. To correct the place, leave ?since out; if the territory joined"
                            + " another, retire it and register another.");

    static final List<WriteRule<TerritoryWrite>> ALL =
            List.of(LEVEL_EXISTS, PARENT_EXISTS, LIES_OUTSIDE_ITSELF, KEEPS_ITS_PLACE);

    private TerritoryRules() {}
}
