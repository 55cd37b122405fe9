package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * axe-core finds nothing on any page that breaks WCAG 2.2 AA: in light colours on a desk and in dark ones on a telephone, for those who see all and for the public. No
 * page is wider than its window (1.4.10). With {@code -Dpictures=true}, pictures of all pages are in {@code target/screenshots} afterwards, for people to look at.
 */
@ExtendWith({Chromium.class, SharedRegistry.class})
class PageAccessibilityTest {

    /** Of WCAG 2.0, 2.1 and 2.2, levels A and AA. */
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final int HEIGHT = 800;

    /** Rules about colours do not depend on the width, nor those about the layout on colours, so that two looks of a page suffice. */
    private static final Map<ColorScheme, Integer> LOOKS = Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 360);

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final boolean PICTURES = Boolean.getBoolean("pictures");
    private static final String AXE = axe();

    private static final String TOO_WIDE =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final String VIOLATIONS =
            """
            tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(found =>
                found.violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary + ' ' + node.html.slice(0, 300))))""";

    private static String axe() {
        try (InputStream script = PageAccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe-core").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void thereIsSomethingToShow() {
        DemoAdditions.make();
    }

    /** The policy of the pages, which allows no script within them, is checked by the stories, whose browsers obey it. */
    private static NewContextOptions withAxe() {
        return new NewContextOptions().setBypassCSP(true);
    }

    static List<ListedPage> pages() {
        return ListedPage.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageWithAllThatItHasBreaksNoRule(ListedPage listed, Browser browser, RunningRegistry registry) {
        try (PageReader reader = PageReader.ofEveryRole(browser, registry, withAxe())) {
            reader.open(listed.address());
            assertThat(violations(reader.page())).isEmpty();
            fits(reader.page(), listed);
        }
    }

    private static void fits(Page page, ListedPage listed) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            assertThat(((Number) page.evaluate(TOO_WIDE)).intValue())
                    .as("pixels by which %s is wider than %d", listed, width)
                    .isNotPositive();
            if (PICTURES) {
                take(page, listed, width);
            }
        }
    }

    private static void take(Page page, ListedPage listed, int width) {
        for (ColorScheme colours : LOOKS.keySet()) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(colours));
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(picture(listed, width, colours)));
        }
    }

    private static Path picture(ListedPage listed, int width, ColorScheme colours) {
        String name = listed.example().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return RunningRegistry.root()
                .resolve("verification/system-tests/target/screenshots")
                .resolve("%s-%d-%s.png"
                        .formatted(
                                name.isEmpty() ? "home" : name,
                                width,
                                colours.name().toLowerCase(Locale.ROOT)));
    }

    /** The public sees a part of what others see, so that some of its pages suffice, and those that only somebody sees who has not signed in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/findings",
                "/who?territory=CL-13101&about=programme:CL-SYO",
                "/nowhere",
                "/findings/nowhere",
                "/who?place=Nowhere+at+all",
                "/matrix?programme=NOWHERE",
                "/indices?territory=NOWHERE",
                "/desk",
                "/reorganisations/steps/successors",
                "/sign-in",
                "/sign-in?code=used",
                "/sign-in/failed"
            })
    void aPageForThePublicBreaksNoRule(String address, Browser browser, RunningRegistry registry) {
        try (PageReader reader = PageReader.anonymous(browser, registry, withAxe())) {
            reader.visit(address);
            assertThat(violations(reader.page())).isEmpty();
        }
    }

    private static List<String> violations(Page page) {
        page.addScriptTag(new AddScriptTagOptions().setContent(AXE));
        List<String> all = new ArrayList<>();
        LOOKS.forEach((colours, width) -> {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(colours));
            page.setViewportSize(width, HEIGHT);
            List<?> found = (List<?>) page.evaluate(VIOLATIONS, TAGS);
            found.forEach(violation -> all.add(colours + ", " + width + " pixels: " + violation));
        });
        return all;
    }
}
