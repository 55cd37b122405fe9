package org.interagency.gateway.web;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.interagency.contracts.RequestId;
import org.jspecify.annotations.Nullable;

/** A request for a page: what it asks for, who asks, and in which language. */
final class PageVisit {

    /** The parameter that chooses a language, and the cookie that remembers it. */
    static final String LANGUAGE = "lang";

    private static final String COORDINATOR = "coordinator";
    private static final int FORM_SECONDS = 30;
    private static final int DROPPED_BYTES = 1_000_000;

    private final RoutingContext request;
    private final MultiMap parameters;
    private final PageTexts texts;
    private final String requestId;

    /** @param request whose address can be decoded: Quarkus refuses others before they are routed */
    PageVisit(RoutingContext request) {
        this.request = request;
        this.parameters = request.queryParams();
        this.requestId = RequestId.of(request.request().getHeader(RequestId.HEADER));
        Cookie remembered = request.request().getCookie(LANGUAGE);
        String asked = chosenLanguage();
        String chosen = asked == null && remembered != null ? remembered.getValue() : asked;
        this.texts = PageTexts.in(ReaderLanguage.of(chosen, request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    PageTexts texts() {
        return texts;
    }

    PageFormats formats() {
        return texts.formats();
    }

    Locale language() {
        return texts.language();
    }

    /** The language that the address chooses; {@code null} if it chooses none. */
    @Nullable
    String chosenLanguage() {
        return ReaderLanguage.find(parameters.get(LANGUAGE))
                .map(Locale::getLanguage)
                .orElse(null);
    }

    /** The path of the page, as it was asked for. */
    String path() {
        return request.normalizedPath();
    }

    /** The path and the query of the page, as they were asked for. */
    String address() {
        String query = request.request().query();
        return query == null ? path() : path() + "?" + query;
    }

    /** The path and the query of the same page in another language. */
    String inLanguage(String tag) {
        ApiAddress query = new ApiAddress(List.of(), List.of());
        for (String name : parameters.names()) {
            if (!name.equals(LANGUAGE)) {
                query = query.with(name, parameters.getAll(name));
            }
        }
        return path() + query.with(LANGUAGE, tag).text();
    }

    /** A part of the path, such as {@code id} of {@code /findings/:id}. */
    String pathParameter(String name) {
        return request.pathParam(name);
    }

    /** A parameter of the query, without spaces around it; empty if there is none. */
    String parameter(String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    /** The values of a parameter of the query that are not empty. */
    List<String> parameters(String name) {
        return parameters.getAll(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Today (UTC), as in the services. */
    LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    /** The header {@code Authorization}, also if it comes from the cookie of the sign-in; {@code null} if the reader has not signed in. */
    @Nullable
    String authorization() {
        return request.request().getHeader(HttpHeaders.AUTHORIZATION);
    }

    /** Whether the reader may take steps with findings. The services decide; this is only about what a page offers. */
    boolean isCoordinator() {
        return request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().hasRole(COORDINATOR);
    }

    /** The id of the request, under which the logs know it. */
    String requestId() {
        return requestId;
    }

    /** The network address from which the page was asked for; {@code null} if it is not known. */
    @Nullable
    String sender() {
        SocketAddress address = request.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    /**
     * The form that was sent. It fails if it is too long, does not arrive, cannot be read, or was not on a page of this registry that was shown to this
     * reader.
     */
    Future<FormFields> form() {
        HttpServerRequest sent = request.request();
        String length = sent.getHeader(HttpHeaders.CONTENT_LENGTH);
        int announced = length == null || !length.matches("[0-9]{1,9}") ? Integer.MAX_VALUE : Integer.parseInt(length);
        if (announced > FormFields.MOST_BYTES) {
            forget(sent, announced);
            return Future.failedFuture(new PageRefusal(413, texts.of("formTooLong")));
        }
        Future<Buffer> body = sent.body();
        sent.resume();
        return body.timeout(FORM_SECONDS, TimeUnit.SECONDS)
                .map(bytes -> FormFields.of(bytes.toString()))
                .recover(unreadable -> Future.failedFuture(new PageRefusal(400, texts.of("formUnreadable"))))
                .compose(form -> FormToken.fits(form.value("token"), authorization())
                        ? Future.succeededFuture(form)
                        : Future.failedFuture(new PageRefusal(403, texts.of("formNotOfThisPage"))));
    }

    /** Reads and drops what is not much, so that the browser gets to read the answer; of anything longer, nothing more is read. */
    private void forget(HttpServerRequest sent, int bytes) {
        if (bytes <= DROPPED_BYTES) {
            sent.resume();
        } else {
            request.addEndHandler(end -> sent.connection().close());
        }
    }
}
