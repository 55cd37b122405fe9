package org.interagency.detection.rule;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.interagency.detection.CanonicalText;
import org.interagency.detection.geometry.ExtentBox;
import org.jspecify.annotations.Nullable;

/**
 * A fault in the distribution of responsibilities. The same facts, in any order, give equal findings.
 *
 * @param id the same as long as the finding lasts: derived from the rule and what the finding is about, never from its extent
 * @param rule the rule that finds it
 * @param programmes codes, in alphabetical order; empty for what is {@linkplain RuleName#UNCOVERED uncovered}
 * @param function the code of the function concerned; {@code null} if the finding is about whole programmes
 * @param contingency the code of the contingency concerned; {@code null} if the finding is not about a contingency
 * @param benefits the code of the benefit that several programmes give; empty except for duplications
 * @param agencies codes, in alphabetical order, of the agencies that conflict, that have ceased, or that own the programme and have to act; empty for
 *     what is uncovered
 * @param responsibilities ids, in alphabetical order, of the responsibilities that cause it
 * @param extent where it holds: at least one box, disjoint, the largest first, no two of which could be joined
 * @param vertical whether the agencies belong to different government levels on any day of it
 * @param coordination on which days agreements between the agencies cover all of it; only an overlap or a duplication is coordinated
 */
public record Finding(
        UUID id,
        RuleName rule,
        List<String> programmes,
        @Nullable String function,
        @Nullable String contingency,
        List<String> benefits,
        List<String> agencies,
        List<String> responsibilities,
        List<ExtentBox> extent,
        boolean vertical,
        Coordination coordination,
        SeverityGrade severity) {

    public Finding {
        programmes = List.copyOf(programmes);
        benefits = List.copyOf(benefits);
        agencies = List.copyOf(agencies);
        responsibilities = List.copyOf(responsibilities);
        extent = List.copyOf(extent);
    }

    /** Whether somebody who looks at the two on a day sees no difference: they differ at most in what agreements cover on other days. */
    public boolean looksLike(Finding other, LocalDate day) {
        return coordination.isOn(day) == other.coordination.isOn(day)
                && withCoordination(Coordination.NONE).equals(other.withCoordination(Coordination.NONE));
    }

    private Finding withCoordination(Coordination other) {
        return new Finding(
                id,
                rule,
                programmes,
                function,
                contingency,
                benefits,
                agencies,
                responsibilities,
                extent,
                vertical,
                other,
                severity);
    }

    /**
     * A hash of everything that can change in a finding while its id stays the same. Equal findings have the same hash in every version of the
     * registry.
     */
    public UUID fingerprint() {
        CanonicalText text = new CanonicalText("finding")
                .text(severity.name())
                .flag(vertical)
                .flag(!coordination.agreed().isEmpty());
        if (!coordination.agreed().isEmpty()) {
            text.each(coordination.agreed(), (each, period) -> each.day(period.validFrom())
                    .day(period.validTo()));
        }
        return text.texts(programmes)
                .texts(benefits)
                .texts(agencies)
                .texts(responsibilities)
                .each(extent, (each, box) -> each.texts(box.territories())
                        .day(box.period().validFrom())
                        .day(box.period().validTo())
                        .number(box.ages().ageFrom())
                        .number(box.ages().ageTo())
                        .texts(box.groups())
                        .texts(box.groupsExcept()))
                .toId();
    }

    /**
     * A name-based id (RFC 9562, version 3), derived from the rule and what the finding is about.
     *
     * @param parts codes of what the finding is about; a code contains no line break
     */
    static UUID idOf(RuleName rule, String... parts) {
        String name = rule.name().toLowerCase(Locale.ROOT) + "\n" + String.join("\n", parts);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
