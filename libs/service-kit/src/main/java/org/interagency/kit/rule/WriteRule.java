package org.interagency.kit.rule;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A rule that what is written has to keep. It takes facts and answers violations; it knows neither HTTP nor SQL.
 *
 * @param <W> what is written, with the facts that the rule needs
 */
@FunctionalInterface
public interface WriteRule<W> {

    /** How a write breaks the rule; nothing if it keeps it. */
    Stream<Violation> violations(W write);

    /** What is wrong with a write by any of some rules, in the order of the rules. */
    static <W> List<Violation> check(List<WriteRule<W>> rules, W write) {
        return rules.stream().flatMap(rule -> rule.violations(write)).toList();
    }

    /**
     * A condition has to hold.
     *
     * @param pointer the field to blame
     * @param detail what is wrong otherwise, and how to mend it
     */
    static <W> WriteRule<W> holds(String pointer, Predicate<W> condition, Function<W, String> detail) {
        return write -> condition.test(write) ? Stream.empty() : Stream.of(new Violation(pointer, detail.apply(write)));
    }

    /** There may be one violation. */
    static <W> WriteRule<W> atMostOne(Function<W, Optional<Violation>> violation) {
        return write -> violation.apply(write).stream();
    }

    /** The code that a field has, if any, has to be known. */
    static <W> WriteRule<W> isKnown(
            String pointer, String kind, Function<W, @Nullable String> code, BiPredicate<W, String> known) {
        return areKnown(pointer, kind, code.andThen(named -> named == null ? null : List.of(named)), known);
    }

    /** Each of the codes that a field has, if any, has to be known. */
    static <W> WriteRule<W> areKnown(
            String pointer,
            String kind,
            Function<W, ? extends @Nullable Collection<String>> codes,
            BiPredicate<W, String> known) {
        return write -> new Violations()
                .requireAll(pointer, kind, codes.apply(write), code -> known.test(write, code)).all().stream();
    }

    /**
     * Each of the codes that a field has, if any, has to be that of an entry of a vocabulary.
     *
     * @param entries the keys of all entries of vocabularies
     */
    static <W> WriteRule<W> areEntries(
            String pointer,
            Vocabulary vocabulary,
            Function<W, ? extends @Nullable Collection<String>> codes,
            Function<W, Set<String>> entries) {
        return write -> new Violations()
                .requireEntries(pointer, vocabulary, codes.apply(write), entries.apply(write)).all().stream();
    }
}
