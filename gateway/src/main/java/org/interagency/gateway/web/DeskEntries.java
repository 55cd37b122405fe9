package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.DeskPage.HeldLine;
import org.interagency.gateway.web.DeskPage.ProgrammeLine;
import org.interagency.gateway.web.DeskPage.ProposalLine;
import org.interagency.gateway.web.PageFrame.PageLink;

/** Reads what an agency has in the register, and what others propose to it, page by page. */
@ApplicationScoped
class DeskEntries {

    private static final String LINES = "25";

    private final RegistryApi api;
    private final FactNames names;

    DeskEntries(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /**
     * A part of a list.
     *
     * @param more the address of what follows; empty if this is the last part
     */
    record ListedLines<T>(List<T> lines, String more) {}

    /** The desks of the first agencies directly below an agency, by name; more of them are in the list of agencies. */
    Future<ListedLines<PageLink>> below(PageVisit visit, String agency) {
        ApiAddress list = ApiAddress.of("agencies")
                .with("parent", agency)
                .with("asOf", visit.today().toString());
        return api.get(visit, list.with("sort", "name").with("limit", LINES))
                .map(answer -> new ListedLines<>(
                        JsonFields.objects(answer.body(), "items").stream()
                                .map(below -> link(visit, below))
                                .toList(),
                        JsonFields.text(answer.body(), "next").isEmpty() ? "" : list.text()));
    }

    private static PageLink link(PageVisit visit, JsonObject agency) {
        String code = JsonFields.text(agency, "code");
        return PageLink.of(
                visit,
                ApiAddress.of("desk").with("agency", code).text(),
                JsonFields.nameOrCode(agency, visit.language()));
    }

    /** The programmes that an agency owns, by name. */
    Future<ListedLines<ProgrammeLine>> programmes(PageVisit visit, String agency) {
        ApiAddress list = ApiAddress.of("programmes").with("owner", agency).with("sort", "name");
        return part(visit, "programmes", list)
                .map(part -> lines(agency, "programmes", part, programme -> programme(visit, programme)));
    }

    private static ProgrammeLine programme(PageVisit visit, JsonObject programme) {
        String code = JsonFields.text(programme, "code");
        return new ProgrammeLine(
                ApiAddress.of("desk", "programmes", code).text(),
                JsonFields.nameOrCode(programme, visit.language()),
                code,
                period(visit, programme));
    }

    /** The responsibilities that an agency holds by name. */
    Future<ListedLines<HeldLine>> responsibilities(PageVisit visit, String agency) {
        ApiAddress list =
                ApiAddress.of("responsibilities").with("agency", agency).with("sort", "programme");
        return part(visit, "responsibilities", list).compose(part -> programmeNames(
                        visit, JsonFields.objects(part, "items"))
                .map(known -> lines(agency, "responsibilities", part, one -> responsibility(visit, one, known))));
    }

    private static HeldLine responsibility(PageVisit visit, JsonObject one, Map<String, String> known) {
        String programme = JsonFields.text(one, "programme");
        return new HeldLine(
                ApiAddress.of("desk", "responsibilities", JsonFields.text(one, "id"))
                        .text(),
                known.getOrDefault(programme, programme),
                function(visit, one),
                visit.texts().name("role", JsonFields.text(one, "role")),
                period(visit, one));
    }

    /** The names of the programmes of responsibilities, by their codes. */
    Future<Map<String, String>> programmeNames(PageVisit visit, List<JsonObject> responsibilities) {
        return names.of(
                visit,
                "programmes",
                responsibilities.stream()
                        .map(one -> JsonFields.text(one, "programme"))
                        .toList());
    }

    /** The name of the function of a responsibility. */
    static String function(PageVisit visit, JsonObject responsibility) {
        String code = JsonFields.text(responsibility, "function");
        return visit.texts().name(Vocabulary.FUNCTIONS, code);
    }

    /** The open proposals to an agency, the oldest first. */
    Future<ListedLines<ProposalLine>> proposals(PageVisit visit, String agency) {
        ApiAddress list = ApiAddress.of("proposals")
                .with("agency", agency)
                .with("status", "open")
                .with("sort", "proposedAt");
        return part(visit, "proposals", list).compose(part -> programmeNames(
                        visit,
                        JsonFields.objects(part, "items").stream()
                                .map(proposal -> JsonFields.object(proposal, "responsibility"))
                                .toList())
                .map(known -> lines(agency, "proposals", part, proposal -> proposal(visit, proposal, known))));
    }

    private static ProposalLine proposal(PageVisit visit, JsonObject proposal, Map<String, String> known) {
        JsonObject responsibility = JsonFields.object(proposal, "responsibility");
        String programme = JsonFields.text(responsibility, "programme");
        return new ProposalLine(
                ApiAddress.of("desk", "proposals", JsonFields.text(proposal, "id"))
                        .text(),
                known.getOrDefault(programme, programme),
                function(visit, responsibility),
                visit.texts().name("role", JsonFields.text(responsibility, "role")),
                proposer(visit, proposal),
                proposedOn(visit, proposal));
    }

    /** The code of the agency that has made a proposal, or the words for the central registry office. */
    static String proposer(PageVisit visit, JsonObject proposal) {
        String agency = JsonFields.text(JsonFields.object(proposal, "proposed"), "agency");
        return agency.isEmpty() ? visit.texts().of("centralOffice") : agency;
    }

    /** The day on which a proposal was made. */
    static String proposedOn(PageVisit visit, JsonObject proposal) {
        return JsonFields.time(JsonFields.object(proposal, "proposed"), "at")
                .map(visit.formats()::dayOf)
                .orElse("");
    }

    /** When an entry exists. */
    static String period(PageVisit visit, JsonObject entry) {
        return new ExtentTexts(visit.texts(), Map.of()).period(entry);
    }

    /** The part of a list that the address of the page asks for, by a parameter of the name of the list. */
    private Future<JsonObject> part(PageVisit visit, String name, ApiAddress list) {
        return api.get(visit, list.with("limit", LINES).with("cursor", visit.parameter(name)))
                .map(ApiAnswer::body);
    }

    private static <T> ListedLines<T> lines(String agency, String name, JsonObject part, Function<JsonObject, T> line) {
        return new ListedLines<>(
                JsonFields.objects(part, "items").stream().map(line).toList(), more(agency, name, part));
    }

    /** The address of the desk with the part of a list that follows; empty if there is none. */
    static String more(String agency, String name, JsonObject part) {
        String next = JsonFields.text(part, "next");
        return next.isEmpty()
                ? ""
                : ApiAddress.of("desk").with("agency", agency).with(name, next).text() + "#" + name;
    }
}
