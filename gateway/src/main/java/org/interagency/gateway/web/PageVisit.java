package org.interagency.gateway.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interagency.contracts.RequestId;
import org.interagency.gateway.PageEdge;
import org.interagency.gateway.SignInWay;
import org.jspecify.annotations.Nullable;

/** A request for a page: what it asks for, who asks, and in which language. */
final class PageVisit {

    /** The parameter that chooses a language, and the cookie that remembers it. */
    static final String LANGUAGE = "lang";

    private static final String COORDINATOR = "coordinator";
    private static final String REGISTRAR = "registrar";
    private static final String AGENCY = "agency";
    private static final int FORM_SECONDS = 30;
    private static final int FILE_SECONDS = 120;
    private static final int DROPPED_BYTES = 1_000_000;

    /** A browser sends a large file as a whole before it reads the answer; somewhat larger ones than are taken are worth an answer. */
    private static final int DROPPED_TIMES = 4;

    private final RoutingContext request;
    private final MultiMap parameters;
    private final PageTexts texts;
    private final String requestId;
    private final SignInWay signInWay;

    /** @param request whose address can be decoded: Quarkus refuses others before they are routed */
    PageVisit(RoutingContext request, SignInWay signInWay) {
        this.request = request;
        this.signInWay = signInWay;
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

    /**
     * The path and the query of a page in another language.
     *
     * @param shownAt the path and the query of the page; empty for the one that was asked for
     */
    String inLanguage(String shownAt, String tag) {
        QueryStringDecoder page = new QueryStringDecoder(shownAt.isEmpty() ? address() : shownAt);
        ApiAddress query = ApiAddress.of();
        for (Map.Entry<String, List<String>> parameter : page.parameters().entrySet()) {
            if (!parameter.getKey().equals(LANGUAGE)) {
                query = query.with(parameter.getKey(), parameter.getValue());
            }
        }
        return (shownAt.isEmpty() ? path() : page.rawPath())
                + query.with(LANGUAGE, tag).text();
    }

    /** A part of the path, such as {@code id} of {@code /findings/:id}. */
    String pathParameter(String name) {
        return request.pathParam(name);
    }

    /** Whether the query has a parameter, even if it is empty. */
    boolean has(String name) {
        return parameters.contains(name);
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

    /** Whether the page is read, and nothing sent to it. */
    boolean isRead() {
        return request.request().method().equals(HttpMethod.GET);
    }

    /** How readers sign in. */
    SignInWay signInWay() {
        return signInWay;
    }

    /** Whether the reader has signed in at the provider, and signs out there. */
    boolean hasSession() {
        return PageEdge.session(request) != null;
    }

    /**
     * What nobody knows but the registry and the one who has signed in, and what stays the same as long as the reader is signed in: the token does, but for
     * that of a session at the provider, which is renewed every few minutes.
     *
     * @return {@code null} if the reader has not signed in
     */
    @Nullable
    String readerSecret() {
        String session = PageEdge.session(request);
        return session == null ? authorization() : session;
    }

    /** The header {@code Authorization}, also if it comes from the cookie of the sign-in; {@code null} if the reader has not signed in. */
    @Nullable
    String authorization() {
        return request.request().getHeader(HttpHeaders.AUTHORIZATION);
    }

    /** Whether the reader may take steps with findings. The services decide; this is only about what a page offers. */
    boolean isCoordinator() {
        return hasRole(COORDINATOR);
    }

    /** Whether the reader keeps the entries of an agency. The services decide; this is only about what a page offers. */
    boolean isRegistrar() {
        return hasRole(REGISTRAR);
    }

    private boolean hasRole(String role) {
        return request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().hasRole(role);
    }

    /** The code of the agency for which a registrar writes, {@code *} for all agencies; empty if the reader writes for none. */
    String agency() {
        String authorization = authorization();
        if (authorization == null || !(request.user() instanceof QuarkusHttpUser)) {
            return "";
        }
        // The principal of a session at the provider is its ID token, which need not have what the access token has.
        JsonObject claims = OidcCommonUtils.decodeJwtContent(authorization.substring(authorization.indexOf(' ') + 1));
        return claims != null && claims.getValue(AGENCY) instanceof String code ? code : "";
    }

    /** Whether a script asks, to put a part of the page in the place of another. It shows no answer whose status is that of an error. */
    boolean isForPart() {
        return "true".equals(request.request().getHeader("HX-Request"));
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
        return form(FormFields.MOST_BYTES);
    }

    /** The same for a form that can have more bytes than others. */
    Future<FormFields> form(int mostBytes) {
        HttpServerRequest sent = request.request();
        return announced(mostBytes)
                .compose(bytes -> {
                    Future<Buffer> body = sent.body();
                    sent.resume();
                    return body.timeout(FORM_SECONDS, TimeUnit.SECONDS)
                            .map(all -> FormFields.of(all.toString()))
                            .recover(unreadable -> Future.failedFuture(unreadable()));
                })
                .compose(form -> ofThisReader(form).map(form));
    }

    /** The form with a file that was sent. It fails for the same reasons as {@link #form()}. */
    Future<UploadedFile> upload(int mostBytes) {
        return announced(mostBytes)
                .compose(bytes -> UploadedFile.read(request.request(), FILE_SECONDS)
                        .recover(unreadable -> Future.failedFuture(unreadable())))
                .compose(upload -> ofThisReader(upload.form()).map(upload));
    }

    private PageRefusal unreadable() {
        return new PageRefusal(400, texts.of("formUnreadable"));
    }

    private Future<Void> ofThisReader(FormFields form) {
        return FormToken.fits(form.value("token"), readerSecret())
                ? Future.succeededFuture()
                : Future.failedFuture(new PageRefusal(403, texts.of("formNotOfThisPage")));
    }

    /** It fails if the body is longer than it may be, or does not say how long it is. */
    private Future<Void> announced(int mostBytes) {
        if (announcedBytes() > mostBytes) {
            drop(mostBytes);
            return Future.failedFuture(new PageRefusal(413, texts.of("formTooLong")));
        }
        return Future.succeededFuture();
    }

    private int announcedBytes() {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,9}") ? Integer.MAX_VALUE : Integer.parseInt(length);
    }

    /**
     * Does not use the body. What is not much is read and dropped, so that the browser gets to read the answer; of anything longer, nothing more is read.
     *
     * @param mostBytes how long the body may be
     */
    void drop(int mostBytes) {
        HttpServerRequest sent = request.request();
        if (announcedBytes() <= Math.max(DROPPED_BYTES, DROPPED_TIMES * mostBytes)) {
            sent.resume();
        } else {
            request.addEndHandler(end -> sent.connection().close());
        }
    }
}
