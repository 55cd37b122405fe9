package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the distribution of responsibilities, as reports, answers and events carry it.
 *
 * @param id stays the same as long as the finding is about the same subject
 * @param vertical whether the agencies belong to different government levels
 * @param timing whether the extent is past, current or in the future: in an answer, today; in an event, when it was written. No event says that it has
 *     changed since
 * @param programmes codes; empty if the finding is that no programme covers people who need one
 * @param function the function concerned; {@code null} if there is none
 * @param contingency the code of the contingency concerned; {@code null} if there is none
 * @param benefits the code of the benefit that several programmes give; empty if it is not a duplication
 * @param agencies codes of the agencies that have to resolve it, or that have ceased; empty if the finding is that no programme covers people
 * @param responsibilities ids of the responsibilities it arises from
 * @param extent where it holds or, once it is resolved, where it last held; the boxes are disjoint, the largest comes first
 * @param explanation one sentence by language tag
 * @param availableTransitions the steps that a coordination unit can take now; they follow from the status, whatever is passed to the constructor
 * @param firstSeen when it was first found
 * @param lastChanged when detection or a step last changed it; an assignment or a comment does not count
 */
@RecordBuilder
public record FindingFact(
        String id,
        FindingType type,
        FindingStatus status,
        Severity severity,
        boolean vertical,
        FindingTiming timing,
        List<String> programmes,
        @Nullable ProgrammeFunction function,
        @Nullable String contingency,
        List<String> benefits,
        List<String> agencies,
        List<String> responsibilities,
        List<FindingBox> extent,
        @ByLanguage Map<String, String> explanation,
        @Nullable List<FindingTransition> availableTransitions,
        Instant firstSeen,
        Instant lastChanged,
        long version)
        implements Fact, FindingFactBuilder.With {

    public FindingFact {
        // Events of earlier versions lack the two.
        benefits = benefits == null ? List.of() : benefits;
        timing = timing == null ? timing(extent, LocalDate.ofInstant(lastChanged, ZoneOffset.UTC)) : timing;
        availableTransitions = FindingTransition.from(status);
    }

    /**
     * Territories × period × ages × groups. At most one of {@code groups} and {@code groupsExcept} names groups; if neither does, it is about everyone.
     *
     * @param territories codes, each with all below it
     * @param validTo the first day outside; {@code null} if there is no end
     * @param ageTo the first age outside
     * @param groups codes of population groups; the box is about the people in these groups
     * @param groupsExcept codes of population groups; the box is about the people in none of these groups
     */
    public record FindingBox(
            List<String> territories,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int ageFrom,
            int ageTo,
            List<String> groups,
            List<String> groupsExcept) {

        public FindingBox {
            // Events of earlier versions lack it.
            groupsExcept = groupsExcept == null ? List.of() : groupsExcept;
        }

        private boolean endsBy(LocalDate day) {
            return validTo != null && !validTo.isAfter(day);
        }
    }

    /** How an extent lies to a day. */
    public static FindingTiming timing(List<FindingBox> extent, LocalDate day) {
        List<FindingBox> rest = extent.stream().filter(box -> !box.endsBy(day)).toList();
        if (rest.isEmpty()) {
            return FindingTiming.PAST;
        }
        return rest.stream().anyMatch(box -> !box.validFrom().isAfter(day))
                ? FindingTiming.CURRENT
                : FindingTiming.FUTURE;
    }

    @Override
    @JsonIgnore
    public String key() {
        return id;
    }

    /** Whether two versions of the finding differ at most in their numbers and in when they were written. */
    public boolean saysTheSameAs(FindingFact other) {
        return with(finding -> finding.timing(other.timing)
                        .lastChanged(other.lastChanged)
                        .version(other.version))
                .equals(other);
    }

    /** The next version of the finding, resolved. */
    public FindingFact resolved(Instant at) {
        return next(FindingStatus.RESOLVED, at);
    }

    /** The next version of the finding, with another status. */
    public FindingFact next(FindingStatus other, Instant at) {
        return with(finding -> finding.status(other)
                .timing(timing(extent, LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .lastChanged(at)
                .version(version + 1));
    }

    /** The next version of the finding, which says the same. */
    public FindingFact next() {
        return with(finding -> finding.version(version + 1));
    }
}
