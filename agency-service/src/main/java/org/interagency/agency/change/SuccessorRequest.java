package org.interagency.agency.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.interagency.agency.agency.AgencyRequest;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.ContactPointRequest;
import org.interagency.kit.request.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * An agency that comes out of a reorganisation, in the request. For an agency that exists, a field that is left out does not change; for a new one, it
 * is taken from the first of the agencies that it comes out of.
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

    /** The request for the whole agency; fields that this request leaves out are taken from another agency. */
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
