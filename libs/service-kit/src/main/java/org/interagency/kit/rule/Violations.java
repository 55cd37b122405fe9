package org.interagency.kit.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Collects the violations of a request: unknown codes, and broken rules of the domain. */
public final class Violations {

    private final List<Violation> all = new ArrayList<>();

    /** Adds a violation if the code is unknown; {@code null} is valid. */
    public Violations require(String pointer, String kind, @Nullable String code, Predicate<String> known) {
        if (code != null && !known.test(code)) {
            all.add(new Violation(
                    pointer, "There is no " + kind + " " + code + ". Register it first, or correct the code."));
        }
        return this;
    }

    /** Adds a violation for each unknown code; {@code null} is valid. */
    public Violations requireAll(
            String pointer, String kind, @Nullable Collection<String> codes, Predicate<String> known) {
        inOrder(codes).forEach(code -> require(pointer, kind, code, known));
        return this;
    }

    /**
     * Adds a violation for each code that the vocabulary does not have; {@code null} is valid.
     *
     * @param entries the keys of the entries of all vocabularies
     */
    public Violations requireEntries(
            String pointer, Vocabulary vocabulary, @Nullable Collection<String> codes, Set<String> entries) {
        inOrder(codes)
                .filter(code -> !entries.contains(vocabulary.keyOf(code)))
                .forEach(code -> all.add(new Violation(pointer, noEntry(vocabulary, code, entries))));
        return this;
    }

    private static Stream<String> inOrder(@Nullable Collection<String> codes) {
        return Stream.ofNullable(codes).flatMap(Collection::stream).sorted();
    }

    /** The message for a code that a vocabulary does not have; lists the codes that it has. */
    public static String noEntry(Vocabulary vocabulary, String code, Set<String> entries) {
        return "\"" + code + "\" is not one of "
                + entries.stream()
                        .flatMap(entry -> vocabulary.codeIn(entry).stream())
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ". Choose one of them, or add it to /vocabularies/" + vocabulary.code() + ".";
    }

    /** Adds a violation if the rule does not hold. */
    public Violations demand(boolean holds, String pointer, String detail) {
        if (!holds) {
            all.add(new Violation(pointer, detail));
        }
        return this;
    }

    /** Adds a violation, if there is one. */
    public Violations add(Optional<Violation> violation) {
        violation.ifPresent(all::add);
        return this;
    }

    /** Adds violations of a part of the request; {@code place} is its JSON Pointer. */
    public Violations addAll(String place, Collection<Violation> violations) {
        violations.forEach(violation -> all.add(violation.below(place)));
        return this;
    }

    /** Adds violations. */
    public Violations addAll(Collection<Violation> violations) {
        all.addAll(violations);
        return this;
    }

    /** Whether there are no violations so far. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The violations so far. */
    public List<Violation> all() {
        return List.copyOf(all);
    }

    /**
     * Refuses the request if there are violations.
     *
     * @throws RefusedException with all violations
     */
    public void complain() {
        if (!isEmpty()) {
            throw RefusedException.violating(all);
        }
    }
}
