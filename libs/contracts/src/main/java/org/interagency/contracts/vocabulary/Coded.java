package org.interagency.contracts.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An enum whose constants are written in lower case with hyphens, as in {@code long-term-care}. */
public interface Coded {

    /** The constant's Java name. */
    String name();

    /** How the constant is written in JSON, CSV, queries and tables. */
    @JsonValue
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this code, if the vocabulary has it. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> vocabulary, String code) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }

    /**
     * The constants with these codes, in the vocabulary's order.
     *
     * @throws java.util.NoSuchElementException if the vocabulary lacks one of them
     */
    static <E extends Enum<E> & Coded> Set<E> constants(Class<E> vocabulary, Collection<String> codes) {
        return codes.stream()
                .map(code -> find(vocabulary, code).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes of some constants, in the order given. */
    static List<String> codes(Collection<? extends Coded> constants) {
        return constants.stream().map(Coded::code).toList();
    }

    /** All codes of a vocabulary, in its order. */
    static List<String> codes(Class<? extends Coded> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Coded::code).toList();
    }
}
