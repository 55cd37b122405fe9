package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.jspecify.annotations.Nullable;

/**
 * A body that can hold responsibilities (Core Public Organisation Vocabulary, W3C ORG).
 *
 * @param name the name by BCP 47 language tag
 * @param level the code of its government level
 * @param territory the code of the territory it serves
 * @param parent the code of the agency it is part of, if any
 * @param validFrom the day it came into being; {@code null} if that is not recorded
 * @param validTo the day from which it is no more; {@code null} means for good
 */
public record AgencyFact(
        String code,
        Map<String, String> name,
        AgencyKind kind,
        String level,
        String territory,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version)
        implements Fact {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }
}
