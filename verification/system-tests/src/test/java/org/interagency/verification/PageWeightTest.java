package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a browser loads for a page: little, from here alone, and nothing of which it complains. */
@ExtendWith({Chromium.class, SharedRegistry.class})
class PageWeightTest {

    /** Of a page without its charts, with all that it loads and nothing in the cache. */
    private static final long MOST_BYTES = 150_000;

    private static final String CHARTS =
            "() => [...document.querySelectorAll('svg.chart')].reduce((sum, chart) => sum + chart.outerHTML.length, 0)";

    @BeforeAll
    static void thereIsSomethingToShow() {
        DemoAdditions.make();
    }

    static List<ListedPage> pages() {
        return ListedPage.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsLightAndAsksNoOtherHost(ListedPage listed, Browser browser, RunningRegistry registry) {
        try (PageReader reader = PageReader.ofEveryRole(browser, registry, new NewContextOptions())) {
            reader.open(listed.address());
            assertThat(reader.complaints()).isEmpty();
            long charts = ((Number) reader.page().evaluate(CHARTS)).longValue();
            assertThat(reader.bytes() - charts)
                    .as("bytes of %s", listed)
                    .isPositive()
                    .isLessThan(MOST_BYTES);
        }
    }
}
