package org.interagency.detection.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.interagency.detection.CanonicalText;
import org.interagency.detection.geometry.ExtentBox;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the distribution of responsibilities. The same facts, in any order, give equal findings.
 *
 * @param id the same as long as the finding lasts: derived from its rule and what the rule says there is one finding for, never
 *     from its extent
 * @param rule which rule finds it
 * @param programmes codes, in alphabetical order; none for what is {@linkplain RuleName#UNCOVERED uncovered}
 * @param function the code of the function concerned; {@code null} if programmes as a whole are
 * @param contingency the code of the contingency concerned; {@code null} if none is
 * @param benefits codes, in alphabetical order, of the benefits that are given twice; none for all but duplications
 * @param agencies codes, in alphabetical order: who is in whose way, has ceased, or, as the programme's owner, has to see to it; none
 *     for what is uncovered
 * @param responsibilities ids, in alphabetical order, of the responsibilities that it arises from
 * @param extent where it holds: disjoint boxes, at least one, in a fixed order, none of which could be joined with another
 * @param vertical whether the agencies belong to different government levels
 * @param coordinated whether agreements of the agencies cover all of an overlap or a duplication
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
        boolean coordinated,
        SeverityGrade severity) {

    public Finding {
        programmes = List.copyOf(programmes);
        benefits = List.copyOf(benefits);
        agencies = List.copyOf(agencies);
        responsibilities = List.copyOf(responsibilities);
        extent = List.copyOf(extent);
    }

    /**
     * Tells apart what findings of one id say: everything about them but what the id is derived from. It is the same for equal findings,
     * also of another version of the registry.
     */
    public UUID fingerprint() {
        return new CanonicalText("finding")
                .text(severity.name())
                .flag(vertical)
                .flag(coordinated)
                .texts(programmes)
                .texts(benefits)
                .texts(agencies)
                .texts(responsibilities)
                .each(extent, (text, box) -> text.texts(box.territories())
                        .day(box.period().validFrom())
                        .day(box.period().validTo())
                        .number(box.ages().ageFrom())
                        .number(box.ages().ageTo())
                        .texts(box.groups()))
                .toId();
    }

    /**
     * A name-based id (RFC 9562, version 3) of a rule and what it has one finding for.
     *
     * @param parts codes, which hold no line break
     */
    static UUID idOf(RuleName rule, String... parts) {
        String name = rule.name().toLowerCase(Locale.ROOT) + "\n" + String.join("\n", parts);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
