package org.interagency.mapping.search;

import java.time.LocalDate;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was found, as it is today.
 *
 * @param code its code
 * @param name its name by BCP 47 language tag; it may have been found by another one that it had, or will have
 * @param belongsTo what tells it apart from others of the same name: the territory of an agency, the owner of a programme, the territory that a territory is
 *     part of; {@code null} if there is none
 * @param validFrom the first day on which it exists; {@code null} if that is not recorded
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 */
record SearchHit(
        String code,
        @ByLanguage Map<String, String> name,
        @Nullable HitContext belongsTo,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /**
     * What a fact belongs to.
     *
     * @param code its code
     * @param name its name by BCP 47 language tag; empty if it is not known here yet
     */
    record HitContext(String code, @ByLanguage Map<String, String> name) {}
}
