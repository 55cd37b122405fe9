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
 * A rule for writes. It takes facts and returns violations, without HTTP and SQL.
 *
 * @param <W> the write, with the facts that the rule needs
 */
@FunctionalInterface
public interface WriteRule<W> {

    /** The violations of a write; empty if it keeps the rule. */
    Stream<Violation> violations(W write);

    /** The violations of a write, in the order of the rules. */
    static <W> List<Violation> check(List<WriteRule<W>> rules, W write) {
        return rules.stream().flatMap(rule -> rule.violations(write)).toList();
    }

    /**
     * The rule that a condition holds.
     *
     * @param pointer the field that is wrong otherwise
     * @param detail what is wrong otherwise, and how to correct it
     */
    static <W> WriteRule<W> holds(String pointer, Predicate<W> condition, Function<W, String> detail) {
        return write -> condition.test(write) ? Stream.empty() : Stream.of(new Violation(pointer, detail.apply(write)));
    }

    /** A rule with at most one violation. */
    static <W> WriteRule<W> atMostOne(Function<W, Optional<Violation>> violation) {
        return write -> violation.apply(write).stream();
    }

    /** The rule that the code in a field is known; {@code null} is valid. */
    static <W> WriteRule<W> isKnown(
            String pointer, String kind, Function<W, @Nullable String> code, BiPredicate<W, String> known) {
        return areKnown(pointer, kind, code.andThen(named -> named == null ? null : List.of(named)), known);
    }

    /** The rule that each code in a field is known; {@code null} is valid. */
    static <W> WriteRule<W> areKnown(
            String pointer,
            String kind,
            Function<W, ? extends @Nullable Collection<String>> codes,
            BiPredicate<W, String> known) {
        return write -> new Violations()
                .requireAll(pointer, kind, codes.apply(write), code -> known.test(write, code)).all().stream();
    }

    /**
     * The rule that a vocabulary has each code in a field; {@code null} is valid.
     *
     * @param entries the keys of the entries of all vocabularies
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
