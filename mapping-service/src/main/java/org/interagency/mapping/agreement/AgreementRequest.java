package org.interagency.mapping.agreement;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.vocabulary.MeetingRhythm;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.http.FactType;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.ContactPointRequest;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace a coordination agreement.
 *
 * @param parties the codes of the agencies that have agreed
 * @param programmes the codes of the programmes that it is about; left out or empty means all
 * @param functions the functions that it is about; left out or empty means all
 * @param territories the codes of the territories in which it holds, each with all below it; left out or empty means everywhere
 * @param validFrom the first day on which it holds
 * @param validTo the first day on which it no longer holds; left out means for good
 * @param instrument the decree, protocol or memorandum that lays it down, if known
 * @param meetingRhythm how often the parties meet, if known
 * @param contact where the office that coordinates can be reached, if known; everybody reads it
 */
@RecordBuilder
public record AgreementRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Size(min = 2, max = 10_000, message = "needs at least two agencies, and can have 10,000 at most")
                Set<@NotNull @Code String> parties,
        @Size(max = 10_000) @Nullable Set<@NotNull @Code String> programmes,
        @Nullable Set<@NotNull ProgrammeFunction> functions,
        @Size(max = 10_000) @Nullable Set<@NotNull @Code String> territories,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Valid @Nullable SourceRequest instrument,
        @Nullable MeetingRhythm meetingRhythm,
        @Valid @Nullable ContactPointRequest contact)
        implements FactRequest<AgreementFact>, AgreementRequestBuilder.With {

    private static final List<Column> COLUMNS = Column.ofNamed(
            Column.of("code", "/code", CellKind.TEXT),
            Column.of("parties", "/parties", CellKind.LIST),
            Column.of("programmes", "/programmes", CellKind.LIST),
            Column.of("functions", "/functions", CellKind.LIST),
            Column.of("territories", "/territories", CellKind.LIST),
            Column.of("valid_from", "/validFrom", CellKind.DATE),
            Column.of("valid_to", "/validTo", CellKind.DATE),
            Column.of("citation", "/instrument/citation", CellKind.TEXT),
            Column.of("url", "/instrument/url", CellKind.TEXT),
            Column.of("meeting_rhythm", "/meetingRhythm", CellKind.TEXT),
            Column.of("email", "/contact/email", CellKind.TEXT),
            Column.of("telephone", "/contact/telephone", CellKind.TEXT),
            Column.of("page", "/contact/page", CellKind.TEXT),
            Column.of("address", "/contact/address", CellKind.TEXT),
            Column.of("hours", "/contact/hours", CellKind.TEXT));

    /** How agreements are read from requests and answered. */
    static final FactType<AgreementFact, AgreementRequest> TYPE = FactType.coded(
            "agreements", AgreementFact.class, AgreementRequest.class, AgreementRequest::withCode, COLUMNS);

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        ContactPointRequest.requireAWay("contact", contact, errors);
        return errors;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public AgreementFact fact() {
        return new AgreementFact(
                code,
                new TreeMap<>(name),
                Codes.sorted(parties),
                Codes.sorted(programmes),
                Codes.sorted(functions),
                Codes.sorted(territories),
                validFrom,
                validTo,
                instrument == null ? null : instrument.source(),
                meetingRhythm,
                ContactPointRequest.of(contact),
                0,
                null,
                null,
                List.of());
    }
}
