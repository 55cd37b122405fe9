package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.PageAnswer.SentFile;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * {@code /desk/import}: checks and imports CSV files. Nothing is kept between the check and the import: the browser sends the file again. A file with an error
 * stores nothing, unless the reader wants the other rows to be stored.
 */
@ApplicationScoped
class DeskImports {

    /** The most bytes of the form with its file. They are in memory; larger files are for the API, which takes them as they arrive. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** How many files are read or imported at the same time. */
    private static final int AT_ONCE = 8;

    /** How many rows with errors a page shows; the file has all that the report names. */
    private static final int MOST_ROWS = 50;

    private static final String UNKNOWN_LANGUAGE = "und";

    /** The field with the id of the import, by which its progress is known. */
    static final String ID = "import";

    static final List<String> KINDS = List.of("responsibilities", "programmes", "agencies");

    private final RegistryApi api;
    private final Vertx vertx;
    private final Semaphore free = new Semaphore(AT_ONCE);

    DeskImports(RegistryApi api, Vertx vertx) {
        this.api = api;
        this.vertx = vertx;
    }

    /** What has come of a file. */
    private record ImportedFile(JsonObject report, RejectedRows rejected) {}

    /** The form. */
    Future<PageAnswer> show(PageVisit visit) {
        return Desk.of(visit)
                .map(agency ->
                        page(visit, 200, FormFields.EMPTY, "", new RejectedRows(List.of(), List.of()), 0, List.of()));
    }

    /** Checks the file, imports it, or answers with the rows that have errors. */
    Future<PageAnswer> take(PageVisit visit) {
        // htmx shows no answer that is an error, so that the page has to say why the file was not read.
        return taken(visit)
                .recover(failure -> visit.isForPart() && failure instanceof PageRefusal refusal
                        ? Future.succeededFuture(refused(visit, FormFields.EMPTY, refusal))
                        : Future.failedFuture(failure));
    }

    /** Nobody but a registrar gets one of the places, which a slow sender keeps for minutes. */
    private Future<PageAnswer> taken(PageVisit visit) {
        Future<String> registrar = Desk.of(visit);
        if (registrar.failed() || !free.tryAcquire()) {
            visit.drop(MOST_BYTES);
            return registrar.compose(agency ->
                    Future.failedFuture(new PageRefusal(503, visit.texts().of("importBusy"))));
        }
        return visit.upload(MOST_BYTES)
                .compose(upload -> carryOut(visit, upload))
                .onComplete(any -> free.release());
    }

    private Future<PageAnswer> carryOut(PageVisit visit, UploadedFile upload) {
        FormFields form = upload.form();
        if (upload.bytes().length() == 0 || !KINDS.contains(form.value("kind"))) {
            FieldError error = new FieldError("file", visit.texts().of("importNoFile"));
            return Future.succeededFuture(refused(visit, form, 422, List.of(error)));
        }
        return imported(visit, upload).map(file -> answer(visit, form, file)).recover(failure -> {
            boolean isShown = failure instanceof PageRefusal refusal && refusal.canBeShown(visit);
            return isShown
                    ? Future.succeededFuture(refused(visit, form, (PageRefusal) failure))
                    : Future.failedFuture(failure);
        });
    }

    private Future<ImportedFile> imported(PageVisit visit, UploadedFile upload) {
        FormFields form = upload.form();
        boolean isImport = form.value("do").equals("import");
        ApiAddress address = ApiAddress.of(form.value("kind"), "import")
                .with("dryRun", isImport ? "" : "true")
                .with("atomic", isImport && form.value("partial").isEmpty() ? "true" : "")
                .with("language", form.value("language"))
                .with("since", form.value("since"))
                .with("id", isFile(form) ? "" : form.value(ID));
        return worked(() -> RejectedRows.withoutErrors(upload.bytes())).compose(csv -> api.importFile(
                        visit, address, csv)
                .compose(answer -> worked(() -> new ImportedFile(answer.body(), RejectedRows.of(csv, answer.body())))));
    }

    /** Reads a file on a thread that may take a while. */
    private <T> Future<T> worked(Callable<T> reading) {
        return vertx.executeBlocking(reading, false);
    }

    /** Whether the reader wants a file. The page stays as it is then, with the id of the next import. */
    private static boolean isFile(FormFields form) {
        return form.value("do").equals("rows");
    }

    private static PageAnswer answer(PageVisit visit, FormFields form, ImportedFile file) {
        if (isFile(form)) {
            return new SentFile(
                    form.value("kind") + "-" + RejectedRows.ERRORS + ".csv",
                    file.rejected().file());
        }
        return page(
                visit,
                200,
                form,
                sentence(visit.texts(), form, file.report()),
                file.rejected(),
                JsonFields.objects(file.report(), "rejected").size(),
                List.of());
    }

    private static String sentence(PageTexts texts, FormFields form, JsonObject report) {
        String stored = texts.formats().number(report.getLong("stored"));
        long rejected = report.getLong("rejectedRows");
        String number = texts.formats().number(rejected);
        if (!form.value("do").equals("import")) {
            return texts.of(rejected == 0 ? "importChecked" : "importWouldReject", stored, number);
        }
        return texts.of(
                rejected == 0 ? "importDone" : form.value("partial").isEmpty() ? "importNothing" : "importPartly",
                stored,
                number);
    }

    private static PageAnswer refused(PageVisit visit, FormFields form, PageRefusal refusal) {
        return refused(visit, form, refusal.status(), refusal.inForm(visit.texts()));
    }

    private static PageAnswer refused(PageVisit visit, FormFields form, int status, List<FieldError> errors) {
        return page(
                visit, visit.isForPart() ? 200 : status, form, "", new RejectedRows(List.of(), List.of()), 0, errors);
    }

    private static PageAnswer page(
            PageVisit visit,
            int status,
            FormFields form,
            String sentence,
            RejectedRows rejected,
            int errorsInReport,
            List<FieldError> errors) {
        PageTexts texts = visit.texts();
        return new ShownPage(
                status,
                "import.html",
                texts.of("importTitle"),
                new DeskImportPage(
                        UUID.randomUUID().toString(),
                        kinds(texts, form),
                        languages(texts, form),
                        form.value("since"),
                        !form.value("partial").isEmpty(),
                        texts.formats().number(MOST_BYTES / (1024 * 1024)),
                        sentence,
                        errorsInReport == 0,
                        rejected.columns(),
                        rejected.shown(MOST_ROWS),
                        texts.more(rejected.rows().size(), MOST_ROWS),
                        errors));
    }

    private static ChoiceField kinds(PageTexts texts, FormFields form) {
        String chosen = form.value("kind").isEmpty() ? KINDS.get(0) : form.value("kind");
        return ChoiceField.ofSeveral("kind", texts.of("importKind"), KINDS, kind -> texts.of(kind), List.of(chosen));
    }

    private static ChoiceField languages(PageTexts texts, FormFields form) {
        String chosen = form.value("language").isEmpty() ? texts.language().getLanguage() : form.value("language");
        List<String> tags = Stream.concat(Languages.ALL.stream().map(Locale::getLanguage), Stream.of(UNKNOWN_LANGUAGE))
                .toList();
        return ChoiceField.ofSeveral(
                "language", texts.of("importLanguage"), tags, tag -> nameOf(texts, tag), List.of(chosen));
    }

    private static String nameOf(PageTexts texts, String tag) {
        return tag.equals(UNKNOWN_LANGUAGE)
                ? texts.of("importLanguageUnknown")
                : Locale.forLanguageTag(tag).getDisplayLanguage(texts.language());
    }
}
