package org.interagency.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.requestWith;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An auditor reads who has done what about a finding, takes a file along, and looks at the figures; and can change nothing. */
@ExtendWith({Chromium.class, SharedRegistry.class})
class AuditorStoryTest {

    private static final PageWords WORDS = PageWords.in("en");
    private static final String COMMENTATOR = "Teresa Araya";
    private static final String COMMENT = "The ministry has promised an answer";

    private String finding;
    private String programme;

    @BeforeEach
    void somebodyHasCommentedOnAnOverlap() {
        JsonPath overlap =
                get("findings?type=overlap&status=open&limit=1").extract().jsonPath();
        finding = overlap.getString("items[0].id");
        programme = overlap.getString("items[0].programmes[0]");
        requestWith(TestToken.tokens().token(COMMENTATOR, List.of("coordinator"), null, Duration.ofHours(1)))
                .body("{\"text\": \"" + COMMENT + "\"}")
                .post("findings/" + finding + "/comments")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @EnumSource
    void readsWhoHasDoneWhatAndChangesNothing(Hand hand, Browser browser, RunningRegistry registry) throws IOException {
        try (PageReader auditor =
                PageReader.signedIn(browser, registry, new NewContextOptions(), TestToken.of("auditor", null))) {
            auditor.open("/");
            hand.follow(auditor.link(WORDS.of("navigation.coordination")));
            hand.choose(auditor.field(WORDS.of("dimension.type")), "overlap");
            hand.write(auditor.field(WORDS.of("programmeCode")), programme);
            hand.follow(auditor.button(WORDS.of("show")));
            theFileSaysWhoDealsWithWhat(hand, auditor);

            hand.follow(auditor.linkTo("/findings/" + finding));
            assertThat(auditor.page().locator(".history")).containsText(COMMENT);
            assertThat(auditor.page().locator(".history")).containsText(COMMENTATOR);
            assertThat(auditor.page().locator("main form[method=post]")).hasCount(0);

            hand.follow(auditor.link(WORDS.of("navigation.indicators")));
            hand.follow(
                    auditor.page().locator("main a[href^='/indices/clarity']").first());
            assertThat(auditor.page().locator("main table").first()).isVisible();
            hand.follow(auditor.link(WORDS.of("navigation./reports/countries")));
            hand.follow(auditor.linkTo("/reports/countries/CL"));
            assertThat(auditor.title()).containsText("Chile");
            assertThat(auditor.complaints()).isEmpty();
        }
    }

    private static void theFileSaysWhoDealsWithWhat(Hand hand, PageReader auditor) throws IOException {
        Download file = auditor.page().waitForDownload(() -> hand.use(auditor.link(WORDS.of("export.csv"))));
        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.get(0)).contains("assignee");
    }

    @ParameterizedTest
    @EnumSource
    void readsWhoHasWrittenAnEntry(Hand hand, Browser browser, RunningRegistry registry) {
        String token = TestToken.of("auditor", null);
        String author = requestWith(token)
                .get("agencies/CL-IPS/history")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].by");
        assertThat(author).isNotBlank();
        try (PageReader auditor = PageReader.signedIn(browser, registry, new NewContextOptions(), token)) {
            auditor.open("/");
            hand.follow(auditor.link(WORDS.of("navigation.register")));
            hand.write(auditor.field(WORDS.of("q")), "Previsión Social");
            hand.follow(auditor.button(WORDS.of("show")));
            hand.follow(auditor.linkTo("/agencies/CL-IPS"));
            assertThat(auditor.page().locator(".history")).containsText(author);
            assertThat(auditor.complaints()).isEmpty();
        }
    }
}
