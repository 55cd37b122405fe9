package org.interagency.kit.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.interagency.contracts.Source;
import org.jspecify.annotations.Nullable;

/**
 * A law, a treaty or a publication in a request.
 *
 * @param citation how it is cited
 * @param url where its text can be read
 */
public record SourceRequest(
        @NotNull @Size(max = 500) @ShortText String citation, @Size(max = 2000) @WebAddress @Nullable String url) {

    /** The source. */
    public Source source() {
        return new Source(citation, url);
    }

    /** The sources; empty for {@code null}. */
    public static List<Source> all(@Nullable List<SourceRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream().map(SourceRequest::source).toList();
    }
}
