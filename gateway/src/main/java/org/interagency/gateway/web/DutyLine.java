package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * A responsibility of an agency.
 *
 * @param agency who has it; without a name if a class of agencies does
 * @param role the role, and whether it may be left undone
 * @param places where
 * @param more how many more places there are, in words; empty if there are no more
 * @param people for whom
 * @param period when
 * @param laws on which it is based
 */
public record DutyLine(
        FactLink programme,
        String function,
        FactLink agency,
        String role,
        List<FactLink> places,
        String more,
        String people,
        String period,
        List<LawLink> laws) {

    private static final List<String> FUNCTIONS = Coded.codes(ProgrammeFunction.class);

    /** The names of what responsibilities are about, by their codes. */
    record DutyNames(Map<String, String> agencies, Map<String, String> programmes, Map<String, String> territories) {}

    /** The first responsibilities by programme and function. */
    static List<JsonObject> first(Collection<JsonObject> responsibilities, int most) {
        return responsibilities.stream()
                .sorted(Comparator.<JsonObject, String>comparing(one -> JsonFields.text(one, "programme"))
                        .thenComparing(one -> FUNCTIONS.indexOf(JsonFields.text(one, "function"))))
                .limit(most)
                .toList();
    }

    /** A responsibility as the API answers it. */
    static DutyLine of(PageVisit visit, PageDay day, JsonObject responsibility, DutyNames names) {
        PageTexts texts = visit.texts();
        ExtentTexts extents = new ExtentTexts(texts, names.territories());
        ExtentTexts.ExtentLine where =
                extents.lines(List.of(responsibility), day, 1).get(0);
        String function = JsonFields.text(responsibility, "function");
        String agency = JsonFields.text(responsibility, "agency");
        return new DutyLine(
                day.link("programmes", JsonFields.text(responsibility, "programme"), names.programmes()),
                visit.texts().name(Vocabulary.FUNCTIONS, function),
                agency.isEmpty() ? FactLink.plain("") : day.link("agencies", agency, names.agencies()),
                role(responsibility, texts),
                where.places(),
                where.more(),
                extents.people(JsonFields.object(responsibility, "population")),
                where.period(),
                FindingHolders.laws(responsibility));
    }

    /** The role, and whether it may be left undone. */
    static String role(JsonObject responsibility, PageTexts texts) {
        String role = texts.name("role", JsonFields.text(responsibility, "role"));
        return JsonFields.text(responsibility, "bindingness").equals("may")
                ? String.join(" – ", role, texts.of("mayOnly"))
                : role;
    }
}
