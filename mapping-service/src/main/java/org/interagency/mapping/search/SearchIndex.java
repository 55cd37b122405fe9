package org.interagency.mapping.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.interagency.contracts.Topics;
import org.interagency.mapping.search.SearchMatch.Fit;

/**
 * Finds facts by their codes and names, which {@code search_entry} has without accents and capital letters. Codes and names that are, or begin with, what
 * is looked for are read from a sorted index; those that have or resemble its words, from an index of their trigrams ({@code pg_trgm}).
 */
@ApplicationScoped
class SearchIndex {

    /** The kinds of facts that are searched. */
    private static final List<String> TOPICS =
            List.of(Topics.AGENCIES, Topics.PROGRAMMES, Topics.TERRITORIES, Topics.RIGHTS);

    /** How much of a word has to be in a name, as a share of its trigrams: a part of the word, or a long word with a slip. */
    private static final double WORD = 0.6;

    /** The same, if no name has the words. One wrong letter in the middle of a word of six leaves 0.4 of it. */
    private static final double SIMILAR = 0.35;

    /** So many names of a kind that fit are compared. Words that more names have do not tell which one is meant. */
    private static final int COMPARED = 1000;

    /** A fact has several entries: its code, and its names by language and state. */
    private static final int ENTRIES = 4;

    private static final int MOST_WORDS = 8;
    private static final int LETTERS = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A text with this character after it comes after all texts that begin with the text. */
    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    private static final String OF_READER =
            "CASE WHEN is_code OR CAST(:language AS text) = ANY (languages) THEN 1.0 ELSE 0.9 END";

    /** Entries come in the order of the index, so that those that are exactly what is looked for come first. */
    private static final String BEGINNING =
            """
            SELECT topic, key,
                CASE WHEN spelling > CAST(:wanted AS text) THEN 'BEGINNING' WHEN is_code THEN 'CODE' ELSE 'NAME' END AS fit,
                CAST(length(CAST(:wanted AS text)) AS double precision) / length(spelling) * OF_READER AS likeness
            FROM search_entry
            WHERE topic = 'TOPIC' AND spelling >= CAST(:wanted AS text) AND spelling < CAST(:beyond AS text)
            ORDER BY spelling, key LIMIT :most"""
                    .replace("OF_READER", OF_READER);

    private static final String RESEMBLING =
            """
            SELECT topic, key, 'WORDS' AS fit,
                CAST(0.9 * (LIKENESS) + 0.1 * similarity(CAST(:wanted AS text), spelling) AS double precision) * OF_READER AS likeness
            FROM (
                SELECT topic, key, spelling, is_code, languages FROM search_entry
                WHERE topic = 'TOPIC' AND CONDITIONS LIMIT COMPARED) AS compared
            ORDER BY likeness DESC, key LIMIT :most"""
                    .replace("OF_READER", OF_READER)
                    .replace("COMPARED", Integer.toString(COMPARED));

    private final Session session;

    SearchIndex(Session session) {
        this.session = session;
    }

    /** The facts that fit best; of each kind, at least as many as are wanted, if there are so many. */
    @Transactional
    SearchMatches find(SearchQuery query) {
        String wanted = spelling(query.words());
        if (wanted.isEmpty()) {
            return new SearchMatches(List.of(), false);
        }
        List<String> words = words(wanted);
        List<SearchMatch> found = new ArrayList<>(beginning(wanted, query));
        found.addAll(resembling(words, WORD, wanted, words, query));
        if (!found.isEmpty() || words.isEmpty()) {
            return new SearchMatches(found, false);
        }
        found.addAll(resembling(words, SIMILAR, wanted, words, query));
        if (found.isEmpty()) {
            found.addAll(resembling(List.of(wanted), SIMILAR, wanted, words, query));
        }
        return new SearchMatches(found, !found.isEmpty());
    }

    private String spelling(String words) {
        return session.createNativeQuery("SELECT spelling_of(CAST(:words AS text)) AS spelling", Tuple.class)
                .addScalar("spelling", String.class)
                .setParameter("words", words)
                .getSingleResult()
                .get(0, String.class);
    }

    /** The words by which names are told apart: the longest ones, and short ones only if there are no others. */
    private static List<String> words(String wanted) {
        List<String> all = BETWEEN_WORDS
                .splitAsStream(wanted)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .toList();
        List<String> longer =
                all.stream().filter(word -> word.length() >= LETTERS).toList();
        return longer.isEmpty() ? all : longer;
    }

    /** The facts whose code or a name is this or begins with it. */
    private List<SearchMatch> beginning(String wanted, SearchQuery query) {
        return matches(BEGINNING, query, Map.of("wanted", wanted, "beyond", wanted + HIGHEST));
    }

    /**
     * The facts with a code or name that resembles each of some texts.
     *
     * @param required the texts
     * @param least how much of each text has to be in the code or name
     * @param words by which the codes and names that have it are compared
     */
    private List<SearchMatch> resembling(
            List<String> required, double least, String wanted, List<String> words, SearchQuery query) {
        if (required.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>(Map.of("wanted", wanted));
        String conditions = IntStream.range(0, required.size())
                .mapToObj(i -> "spelling %> " + named("required" + i, required.get(i), values))
                .collect(Collectors.joining(" AND "));
        String likeness = IntStream.range(0, words.size())
                .mapToObj(i -> "word_similarity(" + named("word" + i, words.get(i), values) + ", spelling)")
                .collect(Collectors.joining(" + ", "(", ") / " + words.size()));
        require(least);
        return matches(RESEMBLING.replace("CONDITIONS", conditions).replace("LIKENESS", likeness), query, values);
    }

    private static String named(String name, String value, Map<String, Object> values) {
        values.put(name, value);
        return "CAST(:" + name + " AS text)";
    }

    /**
     * For the rest of the transaction. To compare a name takes microseconds, which the planner takes for nothing; so it is kept from reading all names of a
     * kind in the hope of soon having enough.
     */
    private void require(double least) {
        session.createNativeQuery(
                        """
                        SELECT set_config('pg_trgm.word_similarity_threshold', :least, true),
                            set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)""",
                        Tuple.class)
                .setParameter("least", Double.toString(least))
                .getSingleResult();
    }

    /** @param sql for one kind; the planner uses the index of a kind only if the statement names it, and not by a parameter */
    private List<SearchMatch> matches(String sql, SearchQuery query, Map<String, Object> values) {
        String ofAllKinds = TOPICS.stream()
                .map(topic -> "(" + sql.replace("TOPIC", topic) + ")")
                .collect(Collectors.joining(" UNION ALL "));
        NativeQuery<Tuple> statement = session.createNativeQuery(ofAllKinds, Tuple.class)
                .addScalar("topic", String.class)
                .addScalar("key", String.class)
                .addScalar("fit", String.class)
                .addScalar("likeness", Double.class)
                .setParameter("language", query.reader().getLanguage())
                .setParameter("most", query.limit() * ENTRIES);
        values.forEach(statement::setParameter);
        return statement.list().stream()
                .map(row -> new SearchMatch(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        Fit.valueOf(row.get(2, String.class)),
                        row.get(3, Double.class)))
                .toList();
    }
}
