package org.interagency.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.ExtentTexts.ExtentLine;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.FindingPage.HistoryLine;
import org.interagency.gateway.web.FindingPage.HolderLine;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.FindingWork.StepChoice;
import org.interagency.gateway.web.HomePage.IndexFigure;
import org.interagency.gateway.web.HomePage.SeriesPoint;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.PageFrame.PageLink;
import org.interagency.gateway.web.WhoPage.BodyAnswer;
import org.interagency.gateway.web.WhoPage.ContactWay;
import org.interagency.gateway.web.WhoPage.FunctionAnswer;
import org.interagency.gateway.web.WhoPage.PlacesPart;
import org.interagency.gateway.web.WhoPage.ProgrammeAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template, with all that it can show, in every language. Each text that comes from the register or a reader contains HTML. */
class PageTemplatesTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"";

    private final PageTemplates templates = new PageTemplates(Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .addLocator(PageTemplatesTest::locate)
            .build());

    private static Optional<TemplateLocation> locate(String id) {
        InputStream template = PageTemplatesTest.class.getResourceAsStream("/templates/" + id);
        return Optional.ofNullable(template).map(found -> new TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(found, UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }

    /** A page in a language. */
    record Example(Locale language, ShownPage page) {}

    static Stream<Example> examples() {
        return Languages.ALL.stream().flatMap(language -> Stream.of(
                        shown("home.html", home()),
                        shown("findings.html", findings(false)),
                        shown("findings.html", findings(true)),
                        shown("finding.html", finding(PageTexts.in(language))),
                        shown("who.html", who()),
                        shown("places.html", places()),
                        shown("error.html", new ErrorPage(HOSTILE, errors(), "id-1")))
                .map(page -> new Example(language, page)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void escapesAllThatItShows(Example example) {
        assertThat(html(example)).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    /** The policy of the pages allows neither styles nor scripts in them. */
    @ParameterizedTest
    @MethodSource("examples")
    void hasNoStyleAndNoScriptWithin(Example example) {
        String html = html(example).replace("<script src=\"/webjars/htmx.org/dist/htmx.min.js\" defer></script>", "");
        assertThat(html)
                .doesNotContain("<style")
                .doesNotContain("<script")
                .doesNotContain("javascript:")
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }

    /** Only what the register names as the text of a law or as the page of an agency is on another host, and a browser does not load it by itself. */
    @ParameterizedTest
    @MethodSource("examples")
    void loadsNothingFromAnotherHost(Example example) {
        assertThat(html(example)).doesNotContainPattern("(src|action|<link[^>]* href)=\"(https?:)?//");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFormThatWritesHasTheToken(Example example) {
        String[] forms = html(example).split("<form method=\"post\"");
        assertThat(Stream.of(forms).skip(1))
                .allSatisfy(form -> assertThat(form).contains("name=\"token\" value=\"token-1\""));
    }

    private String html(Example example) {
        PageLink link = new PageLink("/?a=b&c=d", HOSTILE, "en", "page");
        PageFrame frame =
                new PageFrame(HOSTILE, example.language().getLanguage(), List.of(link), List.of(link), "token-1");
        return templates.html(PageTexts.in(example.language()), frame, example.page());
    }

    private static ShownPage shown(String template, Object page) {
        return new ShownPage(200, template, HOSTILE, page);
    }

    private static List<FieldError> errors() {
        return List.of(new FieldError("place", HOSTILE), new FieldError("", HOSTILE));
    }

    private static FindingLine line() {
        return new FindingLine("/findings/1", HOSTILE, HOSTILE, "high", HOSTILE, HOSTILE, HOSTILE, HOSTILE);
    }

    private static List<FindingCount> counts() {
        return List.of(new FindingCount("/findings?type=overlap", HOSTILE, "3", "1", "1", "1"));
    }

    private static ChoiceField field(String name) {
        return new ChoiceField(
                name, HOSTILE, List.of(new ChoiceOption(HOSTILE, HOSTILE, true), new ChoiceOption("", "none", false)));
    }

    private static HomePage home() {
        return new HomePage(
                HOSTILE,
                List.of(new IndexFigure(HOSTILE, HOSTILE, HOSTILE)),
                List.of(new SeriesPoint(HOSTILE, HOSTILE, 97)),
                counts(),
                List.of(line()),
                HOSTILE);
    }

    private static FindingListPage findings(boolean isCounted) {
        return new FindingListPage(
                List.of(field("type"), field("groupBy")),
                field("status"),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new KeptFilter("right", HOSTILE)),
                isCounted,
                HOSTILE,
                List.of(line()),
                counts(),
                List.of(new PageLink("/api/v1/findings?format=csv", HOSTILE, "en", "false")),
                "/findings?cursor=x",
                errors());
    }

    private static FindingPage finding(PageTexts texts) {
        List<PageLink> links = List.of(new PageLink("/findings?agency=A", HOSTILE, "en", "false"));
        List<LawLink> laws = List.of(new LawLink(HOSTILE, "https://example.org/law"), new LawLink(HOSTILE, ""));
        FindingWork work = new FindingWork(
                true,
                HOSTILE,
                HOSTILE,
                true,
                HOSTILE,
                HOSTILE,
                true,
                List.of(
                        new StepChoice("acknowledge", HOSTILE, false, false),
                        new StepChoice("accept", HOSTILE, true, true)),
                "\"3\"",
                "once-1",
                new FormFields(Map.of("transition", List.of("accept"), "reason", List.of(HOSTILE))),
                errors());
        return new FindingPage(
                "1",
                line(),
                true,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Stream.concat(
                                new ExtentTexts(texts, Map.of())
                                                .lines(List.of(new JsonObject().put("ageFrom", 1)), LocalDate.EPOCH, 1)
                                                .stream(),
                                Stream.of(extent()))
                        .toList(),
                HOSTILE,
                links,
                HOSTILE,
                links,
                HOSTILE,
                List.of(new HolderLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE, laws)),
                HOSTILE,
                List.of(new HistoryLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE), new HistoryLine("", "", "", "")),
                true,
                work);
    }

    private static ExtentLine extent() {
        return new ExtentLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE, new TimeBar(0, 100, 50));
    }

    private static PlacesPart places() {
        return new PlacesPart(HOSTILE, field("territory"), true);
    }

    private static WhoPage who() {
        BodyAnswer body = new BodyAnswer(
                HOSTILE,
                List.of(new LawLink(HOSTILE, "https://example.org/law")),
                List.of(new ContactWay(HOSTILE, HOSTILE, "tel:+56"), new ContactWay(HOSTILE, HOSTILE, "")),
                List.of(new ContactWay(HOSTILE, HOSTILE, "")));
        BodyAnswer unknown = new BodyAnswer(HOSTILE, List.of(), List.of(), List.of());
        FunctionAnswer answer = new FunctionAnswer(
                HOSTILE,
                "several",
                HOSTILE,
                HOSTILE,
                List.of(body, unknown),
                List.of(body),
                List.of(unknown),
                List.of(extent()));
        return new WhoPage(
                HOSTILE,
                places(),
                List.of(field("about")),
                field("function"),
                HOSTILE,
                field("groups"),
                HOSTILE,
                true,
                true,
                HOSTILE,
                List.of(new ProgrammeAnswer(HOSTILE, List.of(answer))),
                errors());
    }
}
