package org.interagency.kit.export;

import jakarta.ws.rs.core.MediaType;
import org.interagency.kit.language.AcceptedLanguages;
import org.interagency.kit.paging.PageRequest;

/**
 * What a client wants of a list.
 *
 * @param type the media type of the answer, one of the format
 * @param page the page, or where the file begins
 * @param isLimited whether {@code page.limit()} is what the client asks for; otherwise, a file has all items
 * @param languages of the reader
 * @param isHead whether only the headers are wanted
 */
public record ListRequest(
        ExportFormat format,
        MediaType type,
        PageRequest page,
        boolean isLimited,
        AcceptedLanguages languages,
        boolean isHead) {}
