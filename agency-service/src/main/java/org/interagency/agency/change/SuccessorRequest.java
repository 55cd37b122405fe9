package org.interagency.agency.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.interagency.agency.agency.AgencyRequest;
import org.interagency.agency.agency.ContactPointRequest;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * An agency that comes out of a reorganisation, as asked for. Of one that stands, only what becomes different on the effective date is
 * given; of a new one, what is left out is as it was with the first of the agencies that it comes out of.
 */
record SuccessorRequest(
        @NotNull @Code String code,
        @LocalizedName(optional = true) @Nullable Map<String, String> name,
        @Nullable AgencyKind kind,
        @Code @Nullable String level,
        @Code @Nullable String territory,
        @Code @Nullable String parent,
        @Valid @Nullable ContactPointRequest contactPoint,
        @Valid @Nullable ContactPointRequest grievanceChannel) {

    /** The whole agency, where what is not given is as with another. */
    AgencyRequest like(AgencyFact other, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        return new AgencyRequest(
                code,
                name == null ? other.name() : name,
                kind == null ? other.kind() : kind,
                level == null ? other.level() : level,
                territory == null ? other.territory() : territory,
                parent == null ? other.parent() : parent,
                contactPoint == null ? ContactPointRequest.of(other.contactPoint()) : contactPoint,
                grievanceChannel == null ? ContactPointRequest.of(other.grievanceChannel()) : grievanceChannel,
                validFrom,
                validTo);
    }
}
