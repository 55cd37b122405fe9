package org.interagency.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.importCsv;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of pages that change in place, as a browser shows them. */
@ExtendWith({Chromium.class, SharedRegistry.class})
class PartsInPlaceTest {

    private static final PageWords WORDS = PageWords.in("en");
    private static final String CSV =
            """
            code,name,owner,scheme,targeting,contingencies,territories,valid_from
            CL-IN-PLACE,School meals,CL-MINTRAB,non-contributory,universal,education,CL,2020-01-01
            """;

    /** The browser holds the file back, so that there is time to look; the same import by the API has its progress. */
    @Test
    void theImportShowsHowFarItHasCome(Browser browser, RunningRegistry registry) {
        String token = TestToken.of("registrar", "CL-MINTRAB");
        try (PageReader registrar = PageReader.signedIn(browser, registry, new NewContextOptions(), token)) {
            registrar.open("/desk/import");
            Page page = registrar.page();
            String id = page.locator("#field-import").inputValue();
            page.locator("#field-kind").selectOption("programmes");
            page.locator("#field-file")
                    .setInputFiles(new FilePayload("programmes.csv", "text/csv", CSV.getBytes(UTF_8)));
            AtomicReference<Route> held = new AtomicReference<>();
            page.route(Pattern.compile("/desk/import$"), held::set);
            registrar.button(WORDS.of("importCheck")).click();
            assertThat(page.locator("#working")).isVisible();

            importCsv("programmes/import?dryRun=true&id=" + id, CSV).statusCode(200);

            Locator progress = page.locator("#import-progress");
            assertThat(progress).containsText(WORDS.of("importPhase.ended"));
            assertThat(progress.locator("progress")).hasAttribute("value", "1");
            held.get().resume();
            assertThat(page.locator("#result")).containsText(WORDS.of("importChecked", "1"));
            assertThat(page.locator("#working")).not().isVisible();
            assertThat(progress.locator("p")).hasCount(0);
            assertThat(page.locator("#field-import")).not().hasValue(id);
            assertThat(registrar.complaints()).isEmpty();
        }
    }

    @Test
    void theSliderSaysItsYearWhileItIsMovedAndLeadsToThatYear(Browser browser, RunningRegistry registry) {
        try (PageReader visitor = PageReader.anonymous(browser, registry, new NewContextOptions())) {
            visitor.open("/agencies/CL-IPS");
            Page page = visitor.page();
            LocalDate lastYear = LocalDate.now(ZoneOffset.UTC).minusYears(1);

            page.locator("#field-year").focus();
            page.keyboard().press("ArrowLeft");

            assertThat(page.locator("output[for=field-year]")).hasText(Integer.toString(lastYear.getYear()));
            visitor.button(WORDS.of("showYear")).click();
            assertThat(page).hasURL(Pattern.compile("/agencies/CL-IPS\\?asOf=" + lastYear + "$"));
            assertThat(page.locator("#field-year")).hasValue(Integer.toString(lastYear.getYear()));
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}
