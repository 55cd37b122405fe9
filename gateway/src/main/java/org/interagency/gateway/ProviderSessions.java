package org.interagency.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.AuthenticationCompletionAction;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Sessions of readers who have signed in at the provider of identities (OpenID Connect, authorization code). Quarkus plays the flow, keeps the tokens in an
 * encrypted cookie and renews them; its configuration is that of the tenant {@value #TENANT}. What is here: which requests belong to a session, and that they
 * go on with its access token, as if the reader had sent it. Where sessions are not enabled, their cookie means nothing.
 */
@ApplicationScoped
class ProviderSessions implements TenantResolver, AuthenticationCompletionAction {

    /** What stays the same for a session while its tokens are renewed, and nobody but the gateways knows: for {@link RoutingContext#get}. */
    static final String READER = "registry.session.reader";

    private static final String TENANT = "pages";

    /** The name that Quarkus gives the cookie of the tenant. A long one is spread over several, whose names begin with it. */
    private static final String COOKIE = OidcUtils.SESSION_COOKIE_NAME + "_" + TENANT;

    private static final Pattern COOKIES = Pattern.compile(COOKIE + "(_chunk_[1-9])?");

    private static final int SHORTEST_SECRET = 32;

    /** After the handlers of Quarkus that authenticate and authorize, which have the orders -200 and -100. */
    private static final int AUTHENTICATED = -50;

    /** What is the same for everybody. No tokens are checked and renewed for it. */
    private static final List<String> FILES = List.of("/q/", "/events/", "/webjars/", "/assets/");

    private final boolean enabled;
    private final String secret;
    private final Set<String> audience;

    /**
     * It fails if the gateway cannot check tokens, or could not keep sessions.
     *
     * @param secret with which the cookies are encrypted
     * @param links the directory with links that sign in, which is for a registry without a provider
     * @param provider the address of the provider whose tokens count
     * @param key the key of the tokens that count, where there is no provider
     * @param audience for one of whom an access token has to be meant
     */
    ProviderSessions(
            @ConfigProperty(name = "registry.signin.enabled") boolean enabled,
            @ConfigProperty(name = "registry.signin.secret") Optional<String> secret,
            @ConfigProperty(name = "registry.signin.directory") Optional<String> links,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> key,
            @ConfigProperty(name = "quarkus.oidc.token.audience") List<String> audience) {
        // Since there is a second tenant, Quarkus would not check tokens at all instead of complaining.
        demand(
                provider.isPresent() || key.isPresent(),
                "Set QUARKUS_OIDC_AUTH_SERVER_URL to the address of the provider whose tokens count.");
        demand(
                !enabled || links.isEmpty(),
                "Set REGISTRY_SIGNIN_ENABLED or REGISTRY_SIGNIN_DIRECTORY: readers sign in at the provider or by links.");
        // Quarkus would make one up, and another gateway, or this one after a restart, could not read the cookies.
        demand(
                !enabled || secret.orElse("").length() >= SHORTEST_SECRET,
                "Set REGISTRY_SIGNIN_SECRET to a random text of at least " + SHORTEST_SECRET
                        + " characters, the same for every gateway.");
        this.enabled = enabled;
        this.secret = secret.orElse("");
        this.audience = new HashSet<>(audience);
    }

    private static void demand(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }

    void route(@Observes Router router) {
        if (enabled) {
            router.route().order(AUTHENTICATED).handler(this::useSession);
        }
    }

    /** Whether readers sign in at the provider. */
    boolean areEnabled() {
        return enabled;
    }

    /**
     * Says by whose rules a request is authenticated: by those of sessions, or by those of tokens in the header {@code Authorization}. Another site could have
     * the browser send a request that writes or signs out; the browser says then that it does not come from here.
     */
    @Override
    public String resolve(RoutingContext request) {
        return enabled && (request.normalizedPath().equals(PageEdge.SIGN_IN) || isOfSession(request))
                ? TENANT
                : OidcUtils.DEFAULT_TENANT_ID;
    }

    private static boolean isOfSession(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        boolean changesNothing = ServiceProxy.READING.contains(request.method()) && !path.equals(PageEdge.SIGN_OUT);
        List<String> cookies = cookies(context);
        return (changesNothing || "same-origin".equals(request.getHeader("Sec-Fetch-Site")))
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !cookies.isEmpty()
                && cookies.stream().allMatch(COOKIES.asMatchPredicate())
                && FILES.stream().noneMatch(path::startsWith);
    }

    private static List<String> cookies(RoutingContext request) {
        return request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIE))
                .distinct()
                .toList();
    }

    /**
     * Refuses to begin a session whose access token is for another application: the services would refuse it with each request. They check that, too, and the
     * provider has to be the one whose tokens count.
     */
    @Override
    public Uni<Void> action(AuthenticationCompletionContext completed) {
        return isMeantFor(audience, completed.tokens().getAccessToken())
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(new AuthenticationCompletionException(
                                "The provider gives the client of the pages access"
                                        + " tokens without the audience " + audience
                                        + " (docs/operating.md, Signing in to the pages)"));
    }

    /**
     * Whether a token is meant for one of an audience.
     *
     * @param token a JWT, whose signature has been checked
     */
    static boolean isMeantFor(Collection<String> audience, String token) {
        Object meant = OidcCommonUtils.decodeJwtContent(token).getValue("aud");
        return meant instanceof JsonArray several
                ? several.stream().anyMatch(audience::contains)
                : audience.contains(meant);
    }

    /** Has a request of a session go on with the access token, which has been checked. */
    private void useSession(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user
                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            SecurityIdentity reader = user.getSecurityIdentity();
            AccessTokenCredential token = reader.getCredential(AccessTokenCredential.class);
            if (token != null && reader.getPrincipal() instanceof JsonWebToken session) {
                request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token.getToken());
                request.put(READER, reader(secret, session));
            }
        }
        request.next();
    }

    /**
     * A text about a session that stays the same while its tokens are renewed, and that nobody can compute without the secret.
     *
     * @param session its ID token. With {@code sid} it is about the session; a provider that has none there, as it may, leaves the user.
     */
    static String reader(String secret, JsonWebToken session) {
        return String.join(
                "\n",
                secret,
                Objects.toString(session.getIssuer(), ""),
                Objects.toString(session.getSubject(), ""),
                Objects.toString(session.<Object>getClaim("sid"), ""));
    }

    /**
     * Has the browser forget its session; otherwise it would send one that is not accepted with each request, also with those that need none.
     *
     * @return whether the browser had one
     */
    boolean forget(RoutingContext request) {
        List<String> names = enabled ? cookies(request) : List.of();
        names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "")
                        .setPath("/")
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSecure(request.request().isSSL())
                        .setSameSite(CookieSameSite.LAX)));
        return !names.isEmpty();
    }
}
