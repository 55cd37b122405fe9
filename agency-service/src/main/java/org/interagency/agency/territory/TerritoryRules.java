package org.interagency.agency.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.rule.WriteRule;
import org.jspecify.annotations.Nullable;

/** The rules that every write of a territory has to keep, so that the territories are one tree. */
final class TerritoryRules {

    /**
     * A territory to be written, with the facts that the rules need.
     *
     * @param standing its current states
     * @param since the first day of the state to be written; {@code null} for the beginning
     * @param isDated whether the write names that day
     * @param levels the codes of the government levels that exist
     * @param links the parents of a territory, by its code; none if it does not exist
     * @param below the number of levels below the territory
     */
    record TerritoryWrite(
            TerritoryRequest request,
            Timeline<TerritoryFact> standing,
            @Nullable LocalDate since,
            boolean isDated,
            Set<String> levels,
            Function<String, List<Link>> links,
            IntSupplier below) {

        private Link link() {
            return new Link(since, null, request.parent());
        }

        private boolean liesWithinItself() {
            return Ancestry.wouldCircle(request.code(), link(), links);
        }

        /** Only a territory with another parent can make the tree deeper. */
        private boolean getsAnotherParent() {
            return standing.isEmpty()
                    || !standing.states().stream().allMatch(state -> Objects.equals(state.parent(), request.parent()));
        }
    }

    static final WriteRule<TerritoryWrite> LEVEL_EXISTS = WriteRule.isKnown(
            "/level", "government level", write -> write.request().level(), (write, code) -> write.levels()
                    .contains(code));

    static final WriteRule<TerritoryWrite> PARENT_EXISTS =
            WriteRule.isKnown("/parent", "territory", write -> write.request().parent(), (write, code) -> !write.links()
                    .apply(code)
                    .isEmpty());

    static final WriteRule<TerritoryWrite> LIES_OUTSIDE_ITSELF = WriteRule.holds(
            "/parent",
            write -> !write.liesWithinItself(),
            write -> "The territory would lie within itself: " + write.request().parent() + " is "
                    + write.request().code() + " or, on some day, a part of it. Choose a parent outside.");

    static final WriteRule<TerritoryWrite> LIES_NOT_TOO_DEEP = WriteRule.holds(
            "/parent",
            write -> !write.getsAnotherParent()
                    || write.liesWithinItself()
                    || !Ancestry.isTooDeep(write.link(), write.links(), write.below()),
            write -> "The tree of territories would have more than " + Ancestry.MOST_LEVELS
                    + " levels. Choose a parent further up.");

    /** A territory never gets another parent on a later day: as in ISO 3166, one that joins another part of the country is a new territory. */
    static final WriteRule<TerritoryWrite> KEEPS_ITS_PLACE = WriteRule.holds(
            "/parent",
            write -> !write.isDated()
                    || write.standing()
                            .newest()
                            .map(territory -> Objects.equals(
                                    territory.parent(), write.request().parent()))
                            .orElse(true),
            write ->
                    "A territory never changes its parent. To correct a wrong parent, leave ?since out; if the territory joined"
                            + " another one, retire it and register a new territory.");

    static final List<WriteRule<TerritoryWrite>> ALL =
            List.of(LEVEL_EXISTS, PARENT_EXISTS, LIES_OUTSIDE_ITSELF, LIES_NOT_TOO_DEEP, KEEPS_ITS_PLACE);

    private TerritoryRules() {}
}
