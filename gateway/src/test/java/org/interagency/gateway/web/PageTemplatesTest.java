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
import org.interagency.gateway.web.DeskImportPage.CellWithErrors;
import org.interagency.gateway.web.DeskImportPage.RowWithErrors;
import org.interagency.gateway.web.DeskPage.DueEntries;
import org.interagency.gateway.web.DeskPage.DueEntry;
import org.interagency.gateway.web.DeskPage.HeldLine;
import org.interagency.gateway.web.DeskPage.ProgrammeLine;
import org.interagency.gateway.web.DeskPage.ProposalLine;
import org.interagency.gateway.web.EntryPage.EntryInput;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.EntryPage.InputSection;
import org.interagency.gateway.web.EntryPage.OutcomeGroup;
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
import org.interagency.gateway.web.SearchPage.SearchKind;
import org.interagency.gateway.web.SearchPage.SearchLine;
import org.interagency.gateway.web.WhoPage.BodyAnswer;
import org.interagency.gateway.web.WhoPage.ContactWay;
import org.interagency.gateway.web.WhoPage.FunctionAnswer;
import org.interagency.gateway.web.WhoPage.PlacesPart;
import org.interagency.gateway.web.WhoPage.ProgrammeAnswer;
import org.junit.jupiter.api.Test;
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
                        shown("search.html", search()),
                        shown("findings.html", findings(false)),
                        shown("findings.html", findings(true)),
                        shown("finding.html", finding(PageTexts.in(language))),
                        shown("signin.html", signIn()),
                        shown("who.html", who()),
                        shown("places.html", places()),
                        shown("importprogress.html", new ImportProgressPart(HOSTILE, 2, 1, "/desk/import/progress")),
                        shown("facts.html", facts().list()),
                        shown("agency.html", facts().agency()),
                        shown("agency.html", facts().bareAgency()),
                        shown("programme.html", facts().programme()),
                        shown("territory.html", facts().territory()),
                        shown("right.html", facts().right()),
                        shown("agreement.html", facts().agreement()),
                        shown("desk.html", desk()),
                        shown("entry.html", entry(false)),
                        shown("entry.html", entry(true)),
                        shown("proposal.html", proposal()),
                        shown("import.html", imported()),
                        shown("error.html", new ErrorPage(HOSTILE, errors(), "id-1")))
                .map(page -> new Example(language, page)));
    }

    static Stream<Example> reports() {
        return Languages.ALL.stream().flatMap(language -> {
            ReportExamples examples = new ReportExamples(PageTexts.in(language), HOSTILE, field("level"), line());
            return Stream.of(
                            shown("matrix.html", examples.matrix("agency")),
                            shown("matrix.html", examples.matrix("territory")),
                            shown("matrixcell.html", examples.cell()),
                            shown("indices.html", examples.indices()),
                            shown("index.html", examples.index()),
                            shown("countries.html", examples.countries()),
                            shown("country.html", examples.report()),
                            shown("countryline.html", examples.line(true)),
                            shown("countryline.html", examples.line(false)))
                    .map(page -> new Example(language, page));
        });
    }

    static Stream<Example> plans() {
        PlanExamples examples = new PlanExamples(HOSTILE, field("rest"), line(), errors());
        return Languages.ALL.stream().flatMap(language -> Stream.of(
                        shown("agenciesstep.html", examples.agencies()),
                        shown("successorsstep.html", examples.successors()),
                        shown("transfersstep.html", examples.transfers()),
                        shown("reorganisationcheck.html", examples.check(true)),
                        shown("reorganisationcheck.html", examples.check(false)),
                        shown("reorganisations.html", examples.reorganisations()),
                        shown("reorganisation.html", examples.reorganisation()),
                        shown("scenario.html", examples.scenario(true)),
                        shown("scenario.html", examples.scenario(false)),
                        shown("options.html", examples.options()),
                        shown("option.html", examples.option(true)),
                        shown("option.html", examples.option(false)))
                .map(page -> new Example(language, page)));
    }

    @ParameterizedTest
    @MethodSource({"examples", "reports", "plans"})
    void escapesAllThatItShows(Example example) {
        assertThat(html(example)).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    /** The policy of the pages allows neither styles nor scripts in them. */
    @ParameterizedTest
    @MethodSource({"examples", "reports", "plans"})
    void hasNoStyleAndNoScriptWithin(Example example) {
        String html = html(example)
                .replace("<script src=\"/webjars/htmx.org/dist/htmx.min.js\" defer></script>", "")
                .replace("<script src=\"/assets/registry.js\" defer></script>", "");
        assertThat(html)
                .doesNotContain("<style")
                .doesNotContain("<script")
                .doesNotContain("javascript:")
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }

    /** Only what the register names as the text of a law or as the page of an agency is on another host, and a browser does not load it by itself. */
    @ParameterizedTest
    @MethodSource({"examples", "reports", "plans"})
    void loadsNothingFromAnotherHost(Example example) {
        assertThat(html(example)).doesNotContainPattern("(src|action|<link[^>]* href)=\"(https?:)?//");
    }

    @ParameterizedTest
    @MethodSource({"examples", "reports", "plans"})
    void everyFormThatWritesHasTheToken(Example example) {
        String[] forms = html(example).split("<form method=\"post\"");
        assertThat(Stream.of(forms).skip(1))
                .allSatisfy(form -> assertThat(form).contains("name=\"token\" value=\"token-1\""));
    }

    @Test
    void offersToSignInOrOutAsTheReaderCan() {
        Example example = new Example(Languages.DEFAULT, shown("signin.html", signIn()));
        String form = "action=\"/sign-out\"";
        assertThat(html(example, "/sign-in?a=b&c=d", ""))
                .contains("<a href=\"/sign-in?a=b&amp;c=d\">Sign in</a>")
                .doesNotContain(form);
        assertThat(html(example, "", "/sign-out"))
                .contains("<a href=\"/sign-out\">Sign out</a>")
                .doesNotContain(form);
        assertThat(html(example, "", "")).contains(form).doesNotContain(">Sign in</a>");
    }

    private String html(Example example) {
        return html(example, "", "");
    }

    private String html(Example example, String signIn, String signOut) {
        PageLink link = new PageLink("/?a=b&c=d", HOSTILE, "en", "page");
        List<PageLink> links = List.of(link);
        PageFrame frame = new PageFrame(
                HOSTILE, example.language().getLanguage(), links, links, links, "token-1", signIn, signOut);
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

    private static FactPageExamples facts() {
        return new FactPageExamples(HOSTILE, counts(), field("kind"), errors());
    }

    private static SignInPage signIn() {
        return new SignInPage(HOSTILE, HOSTILE, "/sign-in?returnTo=%2F");
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

    private static SearchPage search() {
        return new SearchPage(
                HOSTILE,
                HOSTILE,
                List.of(new SearchKind(
                        "agencies",
                        HOSTILE,
                        List.of(
                                new SearchLine("/agencies/A", HOSTILE, "pt", HOSTILE, HOSTILE, HOSTILE),
                                new SearchLine("/agencies/B", HOSTILE, "pt", HOSTILE, "", "")))),
                List.of(line()),
                "/search?q=x&limit=50",
                errors());
    }

    private static FindingListPage findings(boolean isCounted) {
        return new FindingListPage(
                List.of(field("type"), field("groupBy")),
                field("status"),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new KeptFilter("right", HOSTILE, HOSTILE)),
                isCounted,
                HOSTILE,
                List.of(line()),
                counts(),
                List.of(new PageLink("/api/v1/findings?format=csv", HOSTILE, "en", "false")),
                "/findings?cursor=x",
                errors());
    }

    private static FindingPage finding(PageTexts texts) {
        List<FactLink> links = List.of(new FactLink("/agencies/A", HOSTILE));
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
                List.of(new PlaceNode(
                        FactLink.plain(HOSTILE), false, List.of(new PlaceNode(links.get(0), true, List.of())))),
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
                List.of(new HolderLine(links.get(0), FactLink.plain(HOSTILE), HOSTILE, HOSTILE, laws)),
                HOSTILE,
                List.of(new HistoryLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE), new HistoryLine("", "", "", "")),
                true,
                work);
    }

    private static ExtentLine extent() {
        return new ExtentLine(
                List.of(new FactLink("/territories/A", HOSTILE)), HOSTILE, HOSTILE, HOSTILE, new TimeBar(0, 100, 50));
    }

    private static PlacesPart places() {
        return new PlacesPart(HOSTILE, field("territory"), true, true);
    }

    private static WhoPage who() {
        BodyAnswer body = new BodyAnswer(
                new FactLink("/agencies/A", HOSTILE),
                List.of(new LawLink(HOSTILE, "https://example.org/law")),
                List.of(new ContactWay(HOSTILE, HOSTILE, "tel:+56"), new ContactWay(HOSTILE, HOSTILE, "")),
                List.of(new ContactWay(HOSTILE, HOSTILE, "")));
        BodyAnswer unknown = new BodyAnswer(FactLink.plain(HOSTILE), List.of(), List.of(), List.of());
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
                List.of(new ProgrammeAnswer(new FactLink("/programmes/P", HOSTILE), List.of(answer))),
                errors());
    }

    private static DeskPage desk() {
        DueEntry due = new DueEntry("K-1", "/desk/programmes/K-1", HOSTILE, HOSTILE, true, true);
        return new DeskPage(
                HOSTILE,
                HOSTILE,
                List.of(new PageLink("/desk?agency=B", HOSTILE, "en", "false")),
                "/agencies?parent=A",
                true,
                List.of(new ProposalLine("/desk/proposals/1", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                "/desk?proposals=x",
                List.of(new DueEntries("programme-confirmations", HOSTILE, HOSTILE, List.of(due), "/desk?more=x")),
                List.of(new ProgrammeLine("/desk/programmes/1", HOSTILE, HOSTILE, HOSTILE)),
                "/desk?programmes=x",
                List.of(new HeldLine("/desk/responsibilities/1", HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                "/desk?responsibilities=x",
                "/desk/programmes",
                "/desk/responsibilities",
                errors());
    }

    private static List<InputError> inputErrors() {
        return List.of(
                new InputError("owner", HOSTILE, HOSTILE),
                new InputError("", HOSTILE, HOSTILE),
                new InputError("", "", HOSTILE));
    }

    private static EntryInput input(String control) {
        return new EntryInput(
                control, HOSTILE, HOSTILE, control, true, HOSTILE, field("any").options(), HOSTILE);
    }

    private static EntryOutcome outcome() {
        return new EntryOutcome(HOSTILE, List.of(new OutcomeGroup(HOSTILE, List.of(line()), HOSTILE)));
    }

    private static EntryPage entry(boolean isRefused) {
        return new EntryPage(
                new FactLink("/desk?agency=A", HOSTILE),
                "/findings?programme=1",
                "/desk/programmes/1",
                "\"3\"",
                "once-1",
                HOSTILE,
                true,
                true,
                List.of(new InputSection(
                        HOSTILE,
                        Stream.of(EntryKind.values())
                                .map(kind -> input(kind.control()))
                                .toList())),
                "#error-text",
                isRefused ? EntryOutcome.UNKNOWN : outcome(),
                isRefused ? inputErrors() : List.of());
    }

    private static ProposalPage proposal() {
        return new ProposalPage(
                "1",
                "/desk",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(extent()),
                List.of(new LawLink(HOSTILE, "")),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                true,
                outcome(),
                inputErrors(),
                "once-1",
                HOSTILE,
                errors());
    }

    private static DeskImportPage imported() {
        CellWithErrors cell = new CellWithErrors(HOSTILE, List.of(HOSTILE));
        return new DeskImportPage(
                HOSTILE,
                field("kind"),
                field("language"),
                HOSTILE,
                true,
                "8",
                HOSTILE,
                false,
                List.of(HOSTILE),
                List.of(new RowWithErrors("2", List.of(cell), List.of(HOSTILE))),
                HOSTILE,
                errors());
    }
}
