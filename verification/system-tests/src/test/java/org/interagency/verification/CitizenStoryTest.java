package org.interagency.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.anonymousRequest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody in Santiago asks in Spanish who must answer, and finds out who that is. */
@ExtendWith({Chromium.class, SharedRegistry.class})
class CitizenStoryTest {

    private static final PageWords WORDS = PageWords.in("es");
    private static final String AGENCY = "Instituto de Previsión Social";

    private static NewContextOptions spanish() {
        return new NewContextOptions().setLocale("es-CL");
    }

    @ParameterizedTest
    @EnumSource
    void learnsWhoMustAnswerWhetherOneSeveralOrNobody(Hand hand, Browser browser, RunningRegistry registry) {
        try (PageReader citizen = PageReader.anonymous(browser, registry, spanish())) {
            citizen.open("/");
            hand.follow(citizen.link(WORDS.of("homeAsk")));
            hand.write(citizen.field(WORDS.of("place")), "Santiago");
            assertThat(citizen.radio("Santiago (CL-13101)")).isVisible();
            hand.pick(citizen.radio("Santiago (CL-13101)"));
            hand.choose(citizen.field(WORDS.of("about")), "programme:CL-SYO");
            hand.follow(citizen.button(WORDS.of("ask")));

            answersAreThoseOfTheApi(citizen, "CL-SYO");
            assertThat(citizen.page().locator(".answer.several").first()).containsText(WORDS.of("outcome.several"));
            assertThat(citizen.page().locator(".answer.one").first()).containsText(WORDS.of("outcome.one"));
            theLinkLeadsToTheSameAnswerWithoutScripts(citizen, browser, registry);
            thePrintedPageHasTheAnswerAlone(citizen);

            // The grievances about this pension are a gap of the demo.
            hand.choose(citizen.field(WORDS.of("about")), "programme:CL-PGU");
            hand.follow(citizen.button(WORDS.of("ask")));
            answersAreThoseOfTheApi(citizen, "CL-PGU");
            assertThat(citizen.page().locator(".answer.none")).hasCount(1);
            assertThat(citizen.page().locator(".answer.none")).containsText(WORDS.of("turnTo"));
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    private static void answersAreThoseOfTheApi(PageReader citizen, String programme) {
        List<String> sentences = anonymousRequest()
                .header("Accept-Language", "*")
                .get("who-is-responsible?territory=CL-13101&programme=" + programme)
                .then()
                .statusCode(200)
                .extract()
                .path("answers.explanation.es");
        assertThat(sentences).hasSizeGreaterThan(3).doesNotContainNull();
        assertThat(citizen.page().locator(".answer")).hasCount(sentences.size());
        assertThat(citizen.main().innerText()).contains(sentences);
    }

    private static Locator answer(PageReader reader) {
        return reader.page().locator("section[aria-labelledby='answer']");
    }

    private static void theLinkLeadsToTheSameAnswerWithoutScripts(
            PageReader citizen, Browser browser, RunningRegistry registry) {
        String url = citizen.page().url();
        try (PageReader other =
                PageReader.anonymous(browser, registry, spanish().setJavaScriptEnabled(false))) {
            other.open(url.replaceFirst("^https?://[^/]+", ""));
            assertThat(other.page().url()).isEqualTo(url);
            assertThat(answer(other).innerText()).isEqualTo(answer(citizen).innerText());
            assertThat(other.complaints()).isEmpty();
        }
    }

    private static void thePrintedPageHasTheAnswerAlone(PageReader citizen) {
        citizen.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(answer(citizen)).isVisible();
        assertThat(citizen.button(WORDS.of("ask"))).isHidden();
        assertThat(citizen.page().locator("header")).isHidden();
        citizen.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(citizen.button(WORDS.of("ask"))).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void findsAnAgencyInSpiteOfTypingErrors(Hand hand, Browser browser, RunningRegistry registry) {
        try (PageReader citizen = PageReader.anonymous(browser, registry, spanish())) {
            citizen.open("/");
            hand.follow(citizen.link(WORDS.of("navigation./search")));
            hand.write(citizen.field(WORDS.of("searchLabel")), "instituto de previson social");
            hand.follow(citizen.button(WORDS.of("searchButton")));
            hand.follow(citizen.link(AGENCY));
            assertThat(citizen.title()).hasText(AGENCY);
            assertThat(citizen.main()).containsText(WORDS.of("mandate"));
            assertThat(citizen.complaints()).isEmpty();
        }
    }
}
