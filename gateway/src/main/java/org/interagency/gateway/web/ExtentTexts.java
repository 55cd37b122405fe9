package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.TimeBar.TimeScale;

/**
 * Says in words where, when and for whom something holds.
 *
 * @param places the names of territories, by their codes
 */
record ExtentTexts(PageTexts texts, Map<String, String> places) {

    /** The first age that nobody has. */
    private static final int LIMIT_OF_AGES = 130;

    /** The most places of a box that are named. */
    static final int MOST_PLACES = 10;

    /**
     * A part of an extent.
     *
     * @param places links to the first of the places
     * @param more how many more places there are, in words; empty if there are no more
     * @param period when
     * @param people for whom
     * @param bar the period as a bar, on the scale of all parts of the extent
     */
    public record ExtentLine(List<FactLink> places, String more, String period, String people, TimeBar bar) {}

    /** The codes of the places that the lines of some boxes name. */
    static List<String> territories(Collection<JsonObject> boxes) {
        return boxes.stream()
                .flatMap(box -> JsonFields.texts(box, "territories").stream().limit(MOST_PLACES))
                .distinct()
                .toList();
    }

    /** The first of some boxes, in words, with links to places as of today. */
    List<ExtentLine> lines(List<JsonObject> boxes, LocalDate today, int most) {
        return lines(boxes, new PageDay(today, false), most);
    }

    /** The same with links to places as of the day of the page. */
    List<ExtentLine> lines(List<JsonObject> boxes, PageDay day, int most) {
        TimeScale scale = TimeScale.of(boxes, day.day());
        return boxes.stream()
                .limit(most)
                .map(box -> line(box, day, TimeBar.of(box, scale, day.day())))
                .toList();
    }

    private ExtentLine line(JsonObject box, PageDay day, TimeBar bar) {
        List<String> codes = JsonFields.texts(box, "territories");
        int more = codes.size() - MOST_PLACES;
        return new ExtentLine(
                codes.stream()
                        .limit(MOST_PLACES)
                        .map(code -> day.link("territories", code, places))
                        .toList(),
                more > 0 ? texts.counted("morePlaces", more) : "",
                period(box),
                people(box),
                bar);
    }

    /** The period of a box or of a fact, whose end is the first day outside; the words name the last day inside. */
    String period(JsonObject dated) {
        Optional<LocalDate> from = JsonFields.day(dated, "validFrom");
        Optional<LocalDate> last = JsonFields.day(dated, "validTo").map(end -> end.minusDays(1));
        PageFormats formats = texts.formats();
        if (from.isEmpty()) {
            return last.map(day -> texts.of("periodUntil", formats.day(day))).orElse(texts.of("periodAlways"));
        }
        return last.map(day -> texts.of("periodBetween", formats.day(from.get()), formats.day(day)))
                .orElse(texts.of("periodFrom", formats.day(from.get())));
    }

    /** The people of a box: their ages and their groups. */
    String people(JsonObject box) {
        return Stream.of(ages(box.getInteger("ageFrom", 0), box.getInteger("ageTo", LIMIT_OF_AGES)), groups(box))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), text -> text.isEmpty() ? texts.of("everyone") : text));
    }

    private String ages(int from, int to) {
        PageFormats formats = texts.formats();
        if (from == 0 && to >= LIMIT_OF_AGES) {
            return "";
        }
        if (to >= LIMIT_OF_AGES) {
            return texts.of("agesFrom", formats.number(from));
        }
        return to == from + 1
                ? texts.of("ageOf", formats.number(from))
                : texts.of("agesBetween", formats.number(from), formats.number(to - 1));
    }

    private String groups(JsonObject box) {
        String in = names(JsonFields.texts(box, "groups"));
        String except = names(JsonFields.texts(box, "groupsExcept"));
        if (!in.isEmpty()) {
            return in;
        }
        return except.isEmpty() ? "" : texts.of("groupsExcept", except);
    }

    private String names(List<String> groups) {
        return groups.stream()
                .map(group -> texts.name(Vocabulary.POPULATION_GROUPS, group))
                .collect(Collectors.joining(", "));
    }
}
