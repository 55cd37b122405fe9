package org.interagency.kit.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.interagency.contracts.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * A law, as given.
 *
 * @param citation how it is cited
 * @param url where its text can be read
 */
public record LegalBasisRequest(
        @NotBlank @Size(max = 500) String citation,
        @Pattern(regexp = "https?://\\S+", message = "has to be a web address that begins with http:// or https://")
                @Size(max = 2000)
                @Nullable
                String url) {

    /** The laws given; none if nothing is. */
    public static List<LegalBasis> all(@Nullable List<LegalBasisRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream()
                        .map(one -> new LegalBasis(one.citation(), one.url()))
                        .toList();
    }
}
