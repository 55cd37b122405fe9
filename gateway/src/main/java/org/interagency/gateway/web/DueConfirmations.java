package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.gateway.web.DeskPage.DueEntries;
import org.interagency.gateway.web.DeskPage.DueEntry;

/** Reads the entries that an agency has to confirm, by their kind. */
@ApplicationScoped
class DueConfirmations {

    private static final String AGENCIES = "agency-confirmations";
    private static final String PROGRAMMES = "programme-confirmations";
    private static final String RESPONSIBILITIES = "responsibility-confirmations";

    /** The paths of the confirmations of each kind. */
    static final List<String> KINDS = List.of(AGENCIES, PROGRAMMES, RESPONSIBILITIES);

    /** As many as {@link FactNames} names with a request. */
    private static final String MOST = "50";

    private final RegistryApi api;
    private final FactNames names;
    private final DeskEntries entries;

    DueConfirmations(RegistryApi api, FactNames names, DeskEntries entries) {
        this.api = api;
        this.names = names;
        this.entries = entries;
    }

    /**
     * Of each kind of which something has to be confirmed, the entries of one part of the list.
     *
     * @param refused the form that was refused, whose part and whose chosen entries are shown again; empty if none was
     */
    Future<List<DueEntries>> of(PageVisit visit, String agency, FormFields refused) {
        List<Future<DueEntries>> all = KINDS.stream()
                .map(kind -> refused.value("kind").equals(kind)
                        ? due(visit, agency, kind, refused.value("cursor"), chosen(refused))
                        : due(visit, agency, kind, visit.parameter(kind), Set.of()))
                .toList();
        return Future.all(all).map(read -> all.stream()
                .map(Future::result)
                .filter(due -> !due.entries().isEmpty())
                .toList());
    }

    private static Set<String> chosen(FormFields form) {
        return Set.copyOf(form.values().getOrDefault("keys", List.of()));
    }

    private Future<DueEntries> due(PageVisit visit, String agency, String kind, String cursor, Set<String> chosen) {
        ApiAddress list = ApiAddress.of(kind)
                .with("agency", agency)
                .with("overdue", "true")
                .with("limit", MOST)
                .with("cursor", cursor);
        return api.get(visit, list).compose(answer -> {
            List<JsonObject> items = JsonFields.objects(answer.body(), "items");
            List<String> keys =
                    items.stream().map(item -> JsonFields.text(item, "key")).toList();
            return nameOf(visit, kind, keys)
                    .map(known -> new DueEntries(
                            kind,
                            visit.texts().of("due." + kind),
                            cursor,
                            items.stream()
                                    .map(item -> entry(visit, kind, item, known, chosen))
                                    .toList(),
                            more(agency, kind, answer.body())));
        });
    }

    private static String more(String agency, String kind, JsonObject part) {
        return DeskEntries.more(agency, kind, part).replace("#" + kind, "#due-" + kind);
    }

    private Future<Map<String, String>> nameOf(PageVisit visit, String kind, List<String> keys) {
        return switch (kind) {
            case AGENCIES -> names.of(visit, "agencies", keys);
            case PROGRAMMES -> names.of(visit, "programmes", keys);
            default -> responsibilities(visit, keys);
        };
    }

    /** A responsibility has no name; it is called by its programme, its function and its role. */
    private Future<Map<String, String>> responsibilities(PageVisit visit, List<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return api.get(visit, ApiAddress.of("responsibilities").with("id", ids).with("limit", MOST))
                .map(answer -> JsonFields.objects(answer.body(), "items"))
                .compose(found -> entries.programmeNames(visit, found).map(programmes -> {
                    Map<String, String> known = new HashMap<>();
                    found.forEach(one -> known.put(JsonFields.text(one, "id"), nameOf(visit, one, programmes)));
                    return known;
                }));
    }

    private static String nameOf(PageVisit visit, JsonObject responsibility, Map<String, String> programmes) {
        String programme = JsonFields.text(responsibility, "programme");
        return programmes.getOrDefault(programme, programme) + ": " + DeskEntries.function(visit, responsibility) + " ("
                + visit.texts().name("role", JsonFields.text(responsibility, "role")) + ")";
    }

    private static DueEntry entry(
            PageVisit visit, String kind, JsonObject item, Map<String, String> known, Set<String> chosen) {
        String key = JsonFields.text(item, "key");
        return new DueEntry(
                key,
                href(kind, key),
                known.getOrDefault(key, key),
                JsonFields.day(item, "confirmedOn")
                        .map(visit.formats()::day)
                        .orElse(visit.texts().of("neverConfirmed")),
                item.getBoolean("enteredCentrally", false),
                chosen.contains(key));
    }

    /** Agencies have no form. */
    private static String href(String kind, String key) {
        return switch (kind) {
            case PROGRAMMES -> ApiAddress.of("desk", "programmes", key).text();
            case RESPONSIBILITIES ->
                ApiAddress.of("desk", "responsibilities", key).text();
            default -> "";
        };
    }
}
