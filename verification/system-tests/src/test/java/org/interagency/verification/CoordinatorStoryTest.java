package org.interagency.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A coordinator finds an overlap, says what is done about it, and agrees with both agencies how they work together. The finding is coordinated, and open again
 * when the agreement ends.
 */
@ExtendWith({Chromium.class, SharedRegistry.class})
class CoordinatorStoryTest {

    private static final PageWords WORDS = PageWords.in("en");
    private static final String NAME = "Carmen Rojas";
    private static final String FIRST_DAY = "2022-02-01";
    private static final List<String> PARTIES = List.of("CL-SP", "CL-SUSESO");
    private static final AtomicInteger STORIES = new AtomicInteger();
    private static final String OVERLAP = "findings?type=overlap&programme=CL-PGU&function=oversight&agency=CL-SUSESO";

    private String token;
    private String responsibility;
    private String finding;

    @BeforeEach
    void twoSuperintendenciesOverseeOnePension() {
        token = TestToken.tokens().token(NAME, List.of("coordinator"), null, Duration.ofHours(1));
        responsibility = "responsibilities/STORY-OVERSIGHT-" + STORIES.incrementAndGet();
        put(
                        responsibility,
                        """
                        {"programme": "CL-PGU", "function": "oversight", "agency": "CL-SUSESO", "role": "accountable", "territories": ["CL"],
                         "validFrom": "%s", "legalBasis": [{"citation": "Ley 16.395"}]}"""
                                .formatted(FIRST_DAY))
                .statusCode(201);
        finding = get(OVERLAP + "&status=open").statusCode(200).extract().path("items[0].id");
    }

    @AfterEach
    void theDemoIsAsItWas() {
        delete(responsibility + "?on=" + FIRST_DAY).statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void coordinatesAnOverlapUntilTheAgreementEnds(Hand hand, Browser browser, RunningRegistry registry) {
        try (PageReader coordinator = PageReader.signedIn(browser, registry, new NewContextOptions(), token)) {
            coordinator.open("/");
            hand.follow(coordinator.link(WORDS.of("navigation.coordination")));
            hand.choose(coordinator.field(WORDS.of("dimension.type")), "overlap");
            hand.write(coordinator.field(WORDS.of("programmeCode")), "CL-PGU");
            hand.follow(coordinator.button(WORDS.of("show")));
            hand.follow(coordinator.linkTo("/findings/" + finding));
            isShownAs(coordinator, "status.open");

            saysWhatIsDone(hand, coordinator);
            triesAnAgreement(hand, coordinator);
            agrees(hand, coordinator, "STORY-" + hand);
            hand.follow(coordinator.linkTo("/findings/" + finding));
            isShownAs(coordinator, "status.coordinated");

            endsTheAgreement(hand, coordinator, "STORY-" + hand);
            coordinator.open("/findings/" + finding);
            isShownAs(coordinator, "status.open");
            assertThat(coordinator.complaints()).isEmpty();
        }
    }

    private static void isShownAs(PageReader coordinator, String status) {
        assertThat(coordinator.title()).hasText(WORDS.of("type.overlap"));
        assertThat(coordinator.page().locator(".tags .tag").nth(1)).hasText(WORDS.of(status));
    }

    private static void saysWhatIsDone(Hand hand, PageReader coordinator) {
        String remark = "Both offices were asked, by " + hand;
        hand.write(coordinator.field(WORDS.of("text")), remark);
        hand.follow(coordinator.button(WORDS.of("comment")));
        assertThat(coordinator.page().locator(".history")).containsText(remark);
        assertThat(coordinator.page().locator(".history")).containsText(NAME);
        hand.write(coordinator.field(WORDS.of("assignee")), "Unit of " + hand);
        hand.follow(coordinator.button(WORDS.of("assign")));
        assertThat(coordinator.page().locator("section[aria-labelledby='work']"))
                .containsText("Unit of " + hand);
    }

    private void triesAnAgreement(Hand hand, PageReader coordinator) {
        hand.follow(coordinator.link(WORDS.of("tryWayOut")));
        PARTIES.forEach(party -> hand.tick(coordinator.box("parties", party)));
        hand.write(coordinator.field(WORDS.of("wayOutOn")), FIRST_DAY);
        hand.follow(coordinator.button(WORDS.of("wayOutTry")));
        assertThat(coordinator.main()).containsText(WORDS.of("optionEffect.changes"));
        hand.write(coordinator.field(WORDS.of("optionName")), "Agree, by " + hand);
        hand.follow(coordinator.button(WORDS.of("keepOption")));
        assertThat(coordinator.page().locator("#option-list")).containsText("Agree, by " + hand);
        hand.follow(coordinator.link(WORDS.of("toFinding")));
        hand.follow(coordinator.link(WORDS.of("compareOptions")));
        assertThat(coordinator.page().locator("#option-list")).containsText("Agree, by " + hand);
        hand.follow(coordinator.link(WORDS.of("toFinding")));
    }

    /** Ends at the list of what the agreement coordinates. */
    private static void agrees(Hand hand, PageReader coordinator, String code) {
        hand.follow(coordinator.link(WORDS.of("navigation./agreements")));
        hand.follow(coordinator.link(WORDS.of("add.agreement")));
        hand.write(coordinator.field(WORDS.of("field.code")), code);
        hand.write(coordinator.field(WORDS.of("field.name-en")), "Oversight of the pension");
        hand.write(coordinator.field(WORDS.of("field.parties")), String.join("\n", PARTIES));
        hand.write(coordinator.field(WORDS.of("field.programmes")), "CL-PGU");
        hand.write(coordinator.field(WORDS.of("field.validFrom")), FIRST_DAY);
        hand.choose(coordinator.field(WORDS.of("field.meetingRhythm")), "quarterly");
        hand.follow(coordinator.button(WORDS.of("toPreview")));
        assertThat(outcome(coordinator)).containsText(WORDS.of("outcome.changedOne", "1"));
        hand.follow(coordinator.button(WORDS.of("store")));
        assertThat(coordinator.main()).containsText(WORDS.of("entryStored"));
        hand.follow(coordinator.link(WORDS.of("toAgreement")));
        hand.follow(coordinator.link(WORDS.of("coordinatedFindings")));
    }

    private static void endsTheAgreement(Hand hand, PageReader coordinator, String code) {
        hand.follow(coordinator.link(WORDS.of("navigation./agreements")));
        hand.follow(coordinator.linkTo("/agreements/" + code));
        hand.write(
                coordinator.field(WORDS.of("endsOn")),
                LocalDate.now(ZoneOffset.UTC).toString());
        hand.follow(coordinator.button(WORDS.of("toPreview")));
        assertThat(outcome(coordinator)).containsText(WORDS.of("outcome.openedOne", "1"));
        hand.follow(coordinator.button(WORDS.of("endAgreement")));
        assertThat(coordinator.title()).hasText("Oversight of the pension");
    }

    private static Locator outcome(PageReader coordinator) {
        return coordinator.page().locator("#outcome");
    }
}
