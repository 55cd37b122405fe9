package org.interagency.agency.agency;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace an agency.
 *
 * @param level the code of its government level
 * @param territory the code of the territory it serves
 * @param parent the code of the agency it is part of, if any
 * @param contactPoint where the public can reach it, if known
 * @param grievanceChannel where people can complain about it or appeal against its decisions, if known
 * @param validFrom the first day on which it exists, if known
 * @param validTo the first day on which it no longer exists, if any
 */
@RecordBuilder
public record AgencyRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull AgencyKind kind,
        @NotNull @Code String level,
        @NotNull @Code String territory,
        @Code @Nullable String parent,
        @Valid @Nullable ContactPointRequest contactPoint,
        @Valid @Nullable ContactPointRequest grievanceChannel,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo)
        implements FactRequest<AgencyFact>, AgencyRequestBuilder.With {

    static final List<Column> COLUMNS = Column.ofNamed(
            Column.of("code", "/code", CellKind.TEXT),
            Column.of("kind", "/kind", CellKind.TEXT),
            Column.of("level", "/level", CellKind.TEXT),
            Column.of("territory", "/territory", CellKind.TEXT),
            Column.of("parent_code", "/parent", CellKind.TEXT),
            Column.of("email", "/contactPoint/email", CellKind.TEXT),
            Column.of("telephone", "/contactPoint/telephone", CellKind.TEXT),
            Column.of("page", "/contactPoint/page", CellKind.TEXT),
            Column.of("address", "/contactPoint/address", CellKind.TEXT),
            Column.of("hours", "/contactPoint/hours", CellKind.TEXT),
            Column.of("grievance_email", "/grievanceChannel/email", CellKind.TEXT),
            Column.of("grievance_telephone", "/grievanceChannel/telephone", CellKind.TEXT),
            Column.of("grievance_page", "/grievanceChannel/page", CellKind.TEXT),
            Column.of("grievance_address", "/grievanceChannel/address", CellKind.TEXT),
            Column.of("grievance_hours", "/grievanceChannel/hours", CellKind.TEXT),
            Column.of("valid_from", "/validFrom", CellKind.DATE),
            Column.of("valid_to", "/validTo", CellKind.DATE));

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        ContactPointRequest.requireAWay("contactPoint", contactPoint, errors);
        ContactPointRequest.requireAWay("grievanceChannel", grievanceChannel, errors);
        return errors;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public AgencyFact fact() {
        return new AgencyFact(
                code,
                new TreeMap<>(name),
                kind,
                level,
                territory,
                parent,
                ContactPointRequest.of(contactPoint),
                ContactPointRequest.of(grievanceChannel),
                List.of(),
                List.of(),
                validFrom,
                validTo,
                0,
                null,
                null,
                List.of());
    }
}
