package org.interagency.gateway.web;

/** How a field of an entry of the register is written in a form. */
enum EntryKind {
    /** A text of one line. */
    TEXT("text"),
    /** A whole number. */
    NUMBER("number"),
    /** A day (ISO 8601). */
    DAY("day"),
    /** One of several codes. */
    CHOICE("choice"),
    /** Some of several codes. */
    CHOICES("choices"),
    /** Codes, each on a line. */
    CODES("lines"),
    /** Names in languages without a field of their own, each on a line: {@code nl: Dienst}. */
    NAMES("lines"),
    /** Laws, each on a line, with the address of its text, if it has one: {@code Lei 14.601 <https://...>}. */
    LAWS("lines"),
    /** Budgets, each on a line, with year, amount and currency: {@code 2023 1500.00 BRL}. */
    BUDGETS("lines");

    private final String control;

    EntryKind(String control) {
        this.control = control;
    }

    /** The name by which the template knows how the field looks. */
    String control() {
        return control;
    }
}
