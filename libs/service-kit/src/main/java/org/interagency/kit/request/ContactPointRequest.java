package org.interagency.kit.request;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.interagency.contracts.ContactPoint;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The ways to reach somebody, in a request; it needs an email, a telephone, a page or an address. */
public record ContactPointRequest(
        @Email @Size(max = 254) @ShortText @Nullable String email,
        @Pattern(
                        regexp = "[+0-9][0-9 ()./*#-]{1,39}",
                        message = "has to be a telephone number, such as +55 61 2030-1505")
                @Nullable
                String telephone,
        @Size(max = 2000) @WebAddress @Nullable String page,
        @Size(max = 500) @ShortText @Nullable String address,
        @Size(max = 500) @ShortText @Nullable String hours) {

    /** The contact point; {@code null} for none. */
    public static @Nullable ContactPoint of(@Nullable ContactPointRequest request) {
        return request == null
                ? null
                : new ContactPoint(request.email, request.telephone, request.page, request.address, request.hours);
    }

    /** The request that describes a contact point; {@code null} for none. */
    public static @Nullable ContactPointRequest of(@Nullable ContactPoint contact) {
        return contact == null
                ? null
                : new ContactPointRequest(
                        contact.email(), contact.telephone(), contact.page(), contact.address(), contact.hours());
    }

    /** Adds a violation if the contact point has no email, telephone, page or address. */
    public static void requireAWay(String field, @Nullable ContactPointRequest request, List<Violation> errors) {
        if (request != null
                && Stream.of(request.email, request.telephone, request.page, request.address)
                        .allMatch(Objects::isNull)) {
            errors.add(Violation.of(
                    field, "A contact point needs an email, a telephone, a page or an address. Give one of them."));
        }
    }
}
