package org.interagency.kit.audit;

/**
 * A fact that a transaction has stored, or a step about one.
 *
 * @param kind the kind of the fact, such as {@code agency}; {@code agency-confirmation} and the like; {@code proposal}; {@code finding} for a step,
 *     an assignment or a comment; {@code country-line} for what a country says in its report; {@code redaction}
 * @param key its code or id
 * @param version the version that was stored, or confirmed; of a proposal, 1 for making it and 2 for closing it; of a redaction, the number of entries
 *     that lost their person
 */
public record StoredFact(String kind, String key, long version) {

    /** @param name the kind and the key, with a space between them; no kind has a space */
    static StoredFact named(String name, long version) {
        int space = name.indexOf(' ');
        return new StoredFact(name.substring(0, space), name.substring(space + 1), version);
    }

    /** The kind and the key, with a space between them. */
    String name() {
        return kind + " " + key;
    }

    @Override
    public String toString() {
        return name() + " " + version;
    }
}
