package org.interagency.contracts;

import org.interagency.contracts.vocabulary.AgencyKind;

/**
 * A class of agencies, as laws speak of: every agency of a kind that serves a territory of a level, such as every local government of a municipality.
 *
 * @param kind the kind of the agencies
 * @param level the code of the government level of the territories that they serve; the levels of the agencies themselves do not count
 */
public record AgencyClass(AgencyKind kind, String level) {

    /** A phrase in English for messages. No agency has it as its code. */
    public String inWords() {
        return "the class " + kind.code() + "/" + level;
    }
}
