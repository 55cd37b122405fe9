package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.TestToken;

/**
 * Somebody at a browser of their own, with nothing in its cache. What is on the page is named as people and screen readers name it. It is noted of what the
 * browser complains, and what it loads.
 */
final class PageReader implements AutoCloseable {

    /** What htmx says when it gives up a request since a newer one, or another page, takes its place. */
    private static final List<String> NOT_WANTED_ANY_MORE = List.of("htmx:sendAbort", "htmx:afterRequest");

    private static final String COOKIE = "registry-token";
    private static final Duration SIGN_IN = Duration.ofHours(1);
    private static final int OK = 200;

    private final BrowserContext context;
    private final Page page;
    private final String registry;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    private PageReader(BrowserContext context, String registry) {
        this.context = context;
        this.registry = registry;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && NOT_WANTED_ANY_MORE.stream().noneMatch(message.text()::startsWith)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(requests::add);
    }

    /** Somebody who has not signed in. */
    static PageReader anonymous(Browser browser, RunningRegistry registry, NewContextOptions options) {
        return new PageReader(browser.newContext(options), registry.settings().url(Part.GATEWAY));
    }

    /** Somebody who has signed in with a token. */
    static PageReader signedIn(Browser browser, RunningRegistry registry, NewContextOptions options, String token) {
        PageReader reader = anonymous(browser, registry, options);
        reader.context.addCookies(List.of(new Cookie(COOKIE, token)
                .setUrl(reader.registry)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.STRICT)));
        return reader;
    }

    /** Somebody with every role, to whom a page shows all that it has. */
    static PageReader ofEveryRole(Browser browser, RunningRegistry registry, NewContextOptions options) {
        return signedIn(browser, registry, options, TestToken.tokens().ofEveryRole("Everybody at once", SIGN_IN));
    }

    /** Goes to a page, which has to be there. */
    void open(String address) {
        assertThat(page.navigate(registry + address).status()).as(address).isEqualTo(OK);
    }

    /** Goes to a page, also to one that says that something is wrong. */
    void visit(String address) {
        page.navigate(registry + address);
    }

    /** The page that is open. */
    Page page() {
        return page;
    }

    /** The first link with this text. */
    Locator link(String text) {
        return named(AriaRole.LINK, text);
    }

    /** The link to this path; the first one, if there are several. */
    Locator linkTo(String path) {
        return page.locator("main a[href='" + path + "']").first();
    }

    /** The first button with this text. */
    Locator button(String text) {
        return named(AriaRole.BUTTON, text);
    }

    /** The box with which a form names one of several codes. */
    Locator box(String field, String code) {
        return page.locator("input[type=checkbox][name='" + field + "'][value='" + code + "']");
    }

    /** The radio button with this text beside it. */
    Locator radio(String text) {
        return named(AriaRole.RADIO, text);
    }

    private Locator named(AriaRole role, String text) {
        return page.getByRole(role, new GetByRoleOptions().setName(text).setExact(true))
                .first();
    }

    /** The field with this label, which may say beside it that the field is needed. */
    Locator field(String label) {
        // The browser reads the expression, which does not know how Java quotes one.
        String quoted = label.replaceAll("[\\\\^$.|?*+(){}\\[\\]]", "\\\\$0");
        return page.getByLabel(Pattern.compile("^" + quoted + "( \\([^)]*\\))?$"))
                .and(page.locator("input, select, textarea"));
    }

    /** What is the main thing on the page. */
    Locator main() {
        return page.locator("main");
    }

    /** The title on the page. */
    Locator title() {
        return page.locator("h1");
    }

    /** What the browser has complained of, and each request that went to another host. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        requests.stream()
                .map(Request::url)
                .filter(url -> !url.startsWith(registry + "/"))
                .forEach(url -> all.add("asks another host: " + url));
        return all;
    }

    /** The bytes of all that was loaded, as they were sent. */
    long bytes() {
        long bytes = 0;
        // The browser can send another request, such as that for the icon of the page, while the size of one is asked
        // for.
        for (int i = 0; i < requests.size(); i++) {
            bytes += requests.get(i).sizes().responseBodySize;
        }
        return bytes;
    }

    @Override
    public void close() {
        context.close();
    }
}
