package org.interagency.kit.export;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** The parameters of a list that can be answered as a file: which items, in which order, and in which {@linkplain ExportFormat format}. */
public final class ListParameters extends PageParameters {

    @QueryParam("format")
    @Nullable
    @Parameter(
            description =
                    "The format of the answer. If it is left out, the Accept header decides. A file has all items that"
                            + " match, from the cursor on if there is one, and at most as many as limit says if it is"
                            + " given.")
    ExportFormat format;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    /**
     * What is wanted.
     *
     * @throws RefusedException 400 if a parameter is wrong
     */
    public ListRequest wanted() {
        MediaType type = format == null ? accepted() : format.type();
        ExportFormat wanted = Stream.of(ExportFormat.values())
                .filter(one -> one.accepted(type).isPresent())
                .findFirst()
                .orElseThrow();
        return new ListRequest(
                wanted,
                type,
                request(),
                isLimited(),
                languages(),
                request.getMethod().equals(HttpMethod.HEAD));
    }

    /** Requests that accept none of the formats do not get here. */
    private MediaType accepted() {
        return acceptable().stream()
                .flatMap(type -> Stream.of(ExportFormat.values())
                        .map(one -> one.accepted(type))
                        .flatMap(Optional::stream))
                .findFirst()
                .orElse(ExportFormat.JSON.type());
    }

    /** Best first; those with a weight of 0 are not acceptable. */
    private List<MediaType> acceptable() {
        try {
            return headers.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"))
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
