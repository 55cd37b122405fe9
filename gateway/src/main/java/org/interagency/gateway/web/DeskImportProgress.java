package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /desk/import/progress}: how far an import has come, for the page that waits for it. */
@ApplicationScoped
class DeskImportProgress {

    /** The page asks every second, and no import of a page takes so many seconds. */
    private static final int MOST_QUESTIONS = 400;

    private static final String ENDED = "ended";

    private final RegistryApi api;

    DeskImportProgress(RegistryApi api) {
        this.api = api;
    }

    Future<PageAnswer> show(PageVisit visit) {
        return Desk.of(visit)
                .compose(agency -> read(visit))
                .map(part -> PageAnswer.shown("importprogress.html", "", part));
    }

    /** As long as nothing is known, the file may still be on its way, so that the page asks again. */
    private Future<ImportProgressPart> read(PageVisit visit) {
        String kind = visit.parameter("kind");
        String id = visit.parameter(DeskImports.ID);
        if (!DeskImports.KINDS.contains(kind) || id.isEmpty()) {
            return Future.succeededFuture(ImportProgressPart.NONE);
        }
        return new PageParts(api, visit)
                .get(ApiAddress.of(kind, "import", id))
                .map(progress -> part(visit, progress, next(visit, kind, id)));
    }

    private static ImportProgressPart part(PageVisit visit, JsonObject progress, String next) {
        String phase = JsonFields.text(progress, "phase");
        int rows = progress.getInteger("rows", 0);
        int done = progress.getInteger("done", 0);
        PageFormats formats = visit.formats();
        return new ImportProgressPart(
                phase.isEmpty()
                        ? ""
                        : visit.texts().of("importPhase." + phase, formats.number(done), formats.number(rows)),
                rows,
                done,
                phase.equals(ENDED) ? "" : next);
    }

    private static String next(PageVisit visit, String kind, String id) {
        String asked = visit.parameter("asked");
        int before = asked.matches("[0-9]{1,9}") ? Integer.parseInt(asked) : 0;
        return before >= MOST_QUESTIONS
                ? ""
                : ApiAddress.of("desk", "import", "progress")
                        .with("kind", kind)
                        .with(DeskImports.ID, id)
                        .with("asked", Integer.toString(before + 1))
                        .text();
    }
}
