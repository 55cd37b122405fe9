package org.interagency.kit.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.Fact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request beside its own fields: codes that nobody has, and rules of the domain. */
public final class References {

    private final List<FieldError> errors = new ArrayList<>();

    /** The code, unless there is none, has to be known. */
    public References require(String pointer, String kind, @Nullable String code, Predicate<String> known) {
        if (code != null && !known.test(code)) {
            errors.add(new FieldError(
                    pointer, "There is no " + kind + " " + code + ". Register it first, or correct the code."));
        }
        return this;
    }

    /** Each of the codes, of which there may be none, has to be known. */
    public References requireAll(
            String pointer, String kind, @Nullable Collection<String> codes, Predicate<String> known) {
        inOrder(codes).forEach(code -> require(pointer, kind, code, known));
        return this;
    }

    /**
     * Each of the codes, of which there may be none, has to be that of an entry of a vocabulary.
     *
     * @param entries the keys of all entries of vocabularies that there are
     */
    public References requireEntries(
            String pointer, Vocabulary vocabulary, @Nullable Collection<String> codes, Set<String> entries) {
        inOrder(codes)
                .filter(code -> !entries.contains(vocabulary.keyOf(code)))
                .forEach(code -> errors.add(new FieldError(pointer, noEntry(vocabulary, code, entries))));
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
    public References demand(boolean holds, String pointer, String detail) {
        if (!holds) {
            errors.add(new FieldError(pointer, detail));
        }
        return this;
    }

    /** Whether nothing is wrong so far. */
    public boolean areFine() {
        return errors.isEmpty();
    }

    /** What is wrong so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Complains if anything is wrong.
     *
     * @throws ProblemException 422 that names each field
     */
    public void complain() {
        if (!areFine()) {
            throw ProblemException.unprocessable(errors);
        }
    }

    /** The refusal, if anything is wrong. */
    public <F extends Fact> Outcome.Refused<F> refusal() {
        return new Outcome.Refused<>(ProblemException.unprocessable(errors));
    }
}
