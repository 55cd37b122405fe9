package org.interagency.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A registrar of the ministry of labour makes a second superintendency accountable for the oversight of a pension, sees in the preview that they overlap, and
 * takes it back.
 */
@ExtendWith({Chromium.class, SharedRegistry.class})
class RegistrarStoryTest {

    private static final PageWords WORDS = PageWords.in("en");
    private static final String MINISTRY = "CL-MINTRAB";
    private static final String SECOND = "CL-SUSESO";
    private static final String ENTRIES = "responsibilities?programme=CL-PGU&function=oversight&agency=" + SECOND;
    private static final String OVERLAPS = "findings?type=overlap&programme=CL-PGU&function=oversight&agency=" + SECOND;
    private static final String FIRST_DAY = "2022-02-01";
    private static final String ROLE = "field.role";

    @AfterEach
    void theDemoIsAsItWas() {
        List<String> stored = get(ENTRIES).extract().path("items.findAll { it.validTo == null }.id");
        stored.forEach(
                id -> delete("responsibilities/" + id + "?on=" + FIRST_DAY).statusCode(200));
    }

    private static PageReader registrar(Browser browser, RunningRegistry registry) {
        return PageReader.signedIn(browser, registry, new NewContextOptions(), TestToken.of("registrar", MINISTRY));
    }

    private static Locator outcome(PageReader registrar) {
        return registrar.page().locator("#outcome");
    }

    private static void fillInAnOverlap(Hand hand, PageReader registrar, String id) {
        hand.follow(registrar.link(WORDS.of("addAResponsibility")));
        hand.write(registrar.field(WORDS.of("field.id")), id);
        hand.write(registrar.field(WORDS.of("field.programme")), "CL-PGU");
        hand.choose(registrar.field(WORDS.of("field.function")), "oversight");
        hand.choose(registrar.field(WORDS.of(ROLE)), "accountable");
        hand.write(registrar.field(WORDS.of("field.agency")), SECOND);
        hand.write(registrar.field(WORDS.of("field.territories")), "CL");
        hand.write(registrar.field(WORDS.of("field.validFrom")), FIRST_DAY);
        hand.write(registrar.field(WORDS.of("field.legalBasis")), "Ley 16.395");
    }

    private static void thePreviewShowsTheOverlap(PageReader registrar) {
        assertThat(outcome(registrar)).containsText(WORDS.of("outcome.openedOne", "1"));
        assertThat(outcome(registrar)).containsText("Superintendencia de Pensiones");
        assertThat(outcome(registrar)).containsText("Superintendencia de Seguridad Social");
    }

    @ParameterizedTest
    @EnumSource
    void seesTheOverlapBeforeItIsStoredAndTakesItBack(Hand hand, Browser browser, RunningRegistry registry) {
        String id = "STORY-TRIED-" + hand;
        try (PageReader registrar = registrar(browser, registry)) {
            registrar.open("/");
            hand.follow(registrar.link(WORDS.of("navigation./desk")));
            assertThat(registrar.main()).containsText("Ministerio del Trabajo y Previsión Social");
            fillInAnOverlap(hand, registrar, id);
            hand.follow(registrar.button(WORDS.of("toPreview")));
            thePreviewShowsTheOverlap(registrar);

            hand.choose(registrar.field(WORDS.of(ROLE)), "consulted");
            assertThat(outcome(registrar)).containsText(WORDS.of("outcomeNothing"));
            hand.follow(registrar.link(WORDS.of("toDesk")));

            get("responsibilities/" + id).statusCode(404);
            get(OVERLAPS + "&status=open").body("items", empty());
            assertThat(registrar.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesAnOverlapAndResolvesItAfterThePreview(Hand hand, Browser browser, RunningRegistry registry) {
        String id = "STORY-STORED-" + hand;
        try (PageReader registrar = registrar(browser, registry)) {
            registrar.open("/desk");
            fillInAnOverlap(hand, registrar, id);
            hand.follow(registrar.button(WORDS.of("store")));
            assertThat(registrar.main()).containsText(WORDS.of("entryStored"));
            String finding = get(OVERLAPS + "&status=open").extract().path("items[0].id");

            hand.follow(registrar.link(WORDS.of("entryFindings")));
            hand.follow(registrar.linkTo("/findings/" + finding));
            assertThat(registrar.title()).hasText(WORDS.of("type.overlap"));
            assertThat(registrar.page().locator(".tags").first()).containsText(WORDS.of("status.open"));

            registrar.open("/desk/responsibilities/" + id);
            hand.choose(registrar.field(WORDS.of(ROLE)), "consulted");
            hand.follow(registrar.button(WORDS.of("toPreview")));
            assertThat(outcome(registrar)).containsText(WORDS.of("outcome.resolvedOne", "1"));
            hand.follow(registrar.button(WORDS.of("store")));
            assertThat(registrar.main()).containsText(WORDS.of("entryStored"));

            registrar.open("/findings/" + finding);
            assertThat(registrar.page().locator(".tags").first()).containsText(WORDS.of("status.resolved"));
            assertThat(registrar.complaints()).isEmpty();
        }
    }
}
