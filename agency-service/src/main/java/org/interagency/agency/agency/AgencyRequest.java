package org.interagency.agency.agency;

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
import org.interagency.kit.csv.Column.Kind;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * An agency as asked for.
 *
 * @param level the code of its government level
 * @param territory the code of the territory it serves
 * @param parent the code of the agency it is part of, if any
 * @param contactPoint where anyone can turn to it, if known
 * @param grievanceChannel where one can complain about it or appeal against what it decided, if known
 * @param validFrom the day it came into being, if known
 * @param validTo the day from which it is no more, if any
 */
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
        implements Consistent {

    static final List<Column> COLUMNS = List.of(
            Column.of("code", "/code", Kind.TEXT),
            Column.of("name", "/name", Kind.LOCALIZED),
            Column.of("kind", "/kind", Kind.TEXT),
            Column.of("level", "/level", Kind.TEXT),
            Column.of("territory", "/territory", Kind.TEXT),
            Column.of("parent_code", "/parent", Kind.TEXT),
            Column.of("email", "/contactPoint/email", Kind.TEXT),
            Column.of("telephone", "/contactPoint/telephone", Kind.TEXT),
            Column.of("page", "/contactPoint/page", Kind.TEXT),
            Column.of("grievance_email", "/grievanceChannel/email", Kind.TEXT),
            Column.of("grievance_telephone", "/grievanceChannel/telephone", Kind.TEXT),
            Column.of("grievance_page", "/grievanceChannel/page", Kind.TEXT),
            Column.of("valid_from", "/validFrom", Kind.TEXT),
            Column.of("valid_to", "/validTo", Kind.TEXT));

    @Override
    public List<FieldError> contradictions() {
        List<FieldError> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        ContactPointRequest.requireAWay("contactPoint", contactPoint, errors);
        ContactPointRequest.requireAWay("grievanceChannel", grievanceChannel, errors);
        return errors;
    }

    AgencyRequest withCode(String other) {
        return new AgencyRequest(
                other, name, kind, level, territory, parent, contactPoint, grievanceChannel, validFrom, validTo);
    }

    AgencyFact fact() {
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
