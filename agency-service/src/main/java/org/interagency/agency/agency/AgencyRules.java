package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.WriteRule;
import org.jspecify.annotations.Nullable;

/** The rules that every write of an agency has to keep. */
final class AgencyRules {

    /**
     * An agency to be written, with the facts that the rules need.
     *
     * @param begins the first day of the state to be written; {@code null} for the beginning
     * @param levels the codes of the government levels that exist
     * @param territories the codes of the territories that exist
     * @param parentExists whether the parent exists
     * @param isPartOfItself whether the agency would be a part of itself on some day
     * @param isTooDeep whether the hierarchy would have too many levels on some day
     * @param parentEnds the first day on which the parent no longer exists; {@code null} if it has no end
     * @param ends the day on which a reorganisation ends the agency; {@code null} if none does
     */
    record AgencyWrite(
            AgencyRequest request,
            @Nullable LocalDate begins,
            Set<String> levels,
            Set<String> territories,
            boolean parentExists,
            boolean isPartOfItself,
            boolean isTooDeep,
            @Nullable LocalDate parentEnds,
            @Nullable LocalDate ends) {}

    static final WriteRule<AgencyWrite> LEVEL_EXISTS = WriteRule.isKnown(
            "/level", "government level", write -> write.request().level(), (write, code) -> write.levels()
                    .contains(code));

    static final WriteRule<AgencyWrite> TERRITORY_EXISTS = WriteRule.isKnown(
            "/territory", "territory", write -> write.request().territory(), (write, code) -> write.territories()
                    .contains(code));

    static final WriteRule<AgencyWrite> PARENT_EXISTS = WriteRule.isKnown(
            "/parent", "agency", write -> write.request().parent(), (write, code) -> write.parentExists());

    static final WriteRule<AgencyWrite> IS_NO_PART_OF_ITSELF = WriteRule.holds(
            "/parent",
            write -> !write.isPartOfItself(),
            write -> "The agency would be part of itself: " + write.request().parent() + " is "
                    + write.request().code() + " or, on some day, a part of it. Choose a parent outside.");

    static final WriteRule<AgencyWrite> IS_NOT_TOO_DEEP = WriteRule.holds(
            "/parent",
            write -> !write.isTooDeep(),
            write -> "The hierarchy of agencies would have more than " + Ancestry.MOST_LEVELS
                    + " levels. Choose a parent further up.");

    static final WriteRule<AgencyWrite> PARENT_HAS_NOT_CEASED = WriteRule.atMostOne(write -> Optional.ofNullable(
                    write.request().parent())
            .flatMap(parent -> HoldingRules.holderHasNotCeased("/parent", parent, write.parentEnds(), write.begins())));

    /** A write cannot move or remove the end that a reorganisation gave to an agency, except to an earlier day. */
    static final WriteRule<AgencyWrite> ENDS_WITH_ITS_REORGANISATION = WriteRule.holds(
            "/validTo",
            write -> write.ends() == null
                    || write.request().validTo() != null
                            && !write.request().validTo().isAfter(write.ends()),
            write -> write.request().code() + " ends on " + write.ends()
                    + " by a reorganisation. Give that day, or an earlier one.");

    static final List<WriteRule<AgencyWrite>> ALL = List.of(
            LEVEL_EXISTS,
            TERRITORY_EXISTS,
            PARENT_EXISTS,
            IS_NO_PART_OF_ITSELF,
            IS_NOT_TOO_DEEP,
            PARENT_HAS_NOT_CEASED,
            ENDS_WITH_ITS_REORGANISATION);

    private AgencyRules() {}
}
