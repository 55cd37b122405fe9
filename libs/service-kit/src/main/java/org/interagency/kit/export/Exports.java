package org.interagency.kit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.interagency.kit.export.Export.FileFormat;
import org.interagency.kit.language.AcceptedLanguages;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Today;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers lists: a page of JSON, or a file with all items. */
@Singleton
public final class Exports {

    private final ObjectMapper json;
    private final ExportPlaces places;
    private final CurrentVertxRequest current;

    Exports(ObjectMapper json, ExportPlaces places, CurrentVertxRequest current) {
        this.json = json;
        this.places = places;
        this.current = current;
    }

    /**
     * The answer to the request for a list.
     *
     * @param type how its items are written to files
     * @param pages reads a page, in a transaction of its own
     * @throws org.interagency.kit.rule.RefusedException if the first page is refused
     */
    public <T> RestResponse<Page<T>> answer(
            ListRequest wanted, ExportType<T> type, Function<PageRequest, Page<T>> pages) {
        return wanted.format() == ExportFormat.JSON
                ? answer(wanted, pages.apply(wanted.page()))
                : answer(wanted, file(wanted, type, pages));
    }

    private <T> Export<T> file(ListRequest wanted, ExportType<T> type, Function<PageRequest, Page<T>> pages) {
        PageRequest request = wanted.isLimited() ? wanted.page() : wanted.page().ofAtMost(PageRequest.MOST);
        Page<T> first = pages.apply(wanted.isHead() ? request.ofAtMost(1) : request);
        return new Export<>(
                wanted,
                type.name() + "-" + Today.date() + "." + wanted.format().code(),
                format(wanted, type),
                first,
                pages,
                places,
                current.getCurrent().request());
    }

    private <T> FileFormat<T> format(ListRequest wanted, ExportType<T> type) {
        Cells<T> cells = new Cells<>(type, json, wanted.languages());
        return switch (wanted.format()) {
            case CSV -> out -> new CsvExport<>(cells, out);
            case XLSX -> out -> new WorkbookFile<>(cells, out);
            case JSON, JSONL -> out -> new JsonLinesFile<>(lines(wanted.languages()), out);
        };
    }

    /** Writes items as pages do, see {@link org.interagency.kit.language.LocalisedAnswers}. */
    private ObjectWriter lines(AcceptedLanguages languages) {
        return languages.areNamed() ? json.writer().withAttribute(AcceptedLanguages.class, languages) : json.writer();
    }

    /** The declared type is that of the page, from which the API document is derived. */
    @SuppressWarnings("unchecked")
    private static <T> RestResponse<Page<T>> answer(ListRequest wanted, Object body) {
        return (RestResponse<Page<T>>) (RestResponse<?>) ResponseBuilder.ok(body, wanted.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
