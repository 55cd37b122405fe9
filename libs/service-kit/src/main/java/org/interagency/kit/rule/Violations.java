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

/** Gathers what is wrong with a request beside its own fields: codes that nobody has, and rules of the domain. */
public final class Violations {

    private final List<Violation> all = new ArrayList<>();

    /** The code, unless there is none, has to be known. */
    public Violations require(String pointer, String kind, @Nullable String code, Predicate<String> known) {
        if (code != null && !known.test(code)) {
            all.add(new Violation(
                    pointer, "There is no " + kind + " " + code + ". Register it first, or correct the code."));
        }
        return this;
    }

    /** Each of the codes, of which there may be none, has to be known. */
    public Violations requireAll(
            String pointer, String kind, @Nullable Collection<String> codes, Predicate<String> known) {
        inOrder(codes).forEach(code -> require(pointer, kind, code, known));
        return this;
    }

    /**
     * Each of the codes, of which there may be none, has to be that of an entry of a vocabulary.
     *
     * @param entries the keys of all entries of vocabularies that there are
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

    /** Says that there is no such entry of a vocabulary, and which there are. */
    public static String noEntry(Vocabulary vocabulary, String code, Set<String> entries) {
        return "\"" + code + "\" is not one of "
                + entries.stream()
                        .flatMap(entry -> vocabulary.codeIn(entry).stream())
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ". Choose one of them, or add it to /vocabularies/" + vocabulary.code() + ".";
    }

    /** The rule has to hold. */
    public Violations demand(boolean holds, String pointer, String detail) {
        if (!holds) {
            all.add(new Violation(pointer, detail));
        }
        return this;
    }

    /** Adds a violation, if it is one. */
    public Violations add(Optional<Violation> violation) {
        violation.ifPresent(all::add);
        return this;
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is wrong so far. */
    public List<Violation> all() {
        return List.copyOf(all);
    }

    /**
     * Complains if anything is wrong.
     *
     * @throws RefusedException that names each field
     */
    public void complain() {
        if (!isEmpty()) {
            throw RefusedException.violating(all);
        }
    }
}
