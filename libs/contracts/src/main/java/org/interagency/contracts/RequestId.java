package org.interagency.contracts;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that a request carries from the client through the gateway to a service, and that their log entries about it have. */
public final class RequestId {

    /** The header of requests and answers. */
    public static final String HEADER = "X-Request-ID";

    /** The key of the id in the context of a log entry ({@code mdc}). */
    public static final String LOG_KEY = "requestId";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id that a client gives, if it has 1 to 64 letters, digits, points, underscores and hyphens; otherwise a new UUID. */
    public static String of(@Nullable String given) {
        return given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
