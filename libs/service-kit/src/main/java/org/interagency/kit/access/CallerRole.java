package org.interagency.kit.access;

import java.util.Locale;

/** What the bearer of a token may be. A token names roles by their codes. */
public enum CallerRole {
    /** Keeps the part of the register that belongs to an agency and those below it. */
    REGISTRAR,
    /** Coordinates agencies: reorganisations, and what to do about findings. */
    COORDINATOR,
    /** Reads everything, with authors, and writes nothing. */
    AUDITOR,
    /** Keeps what all agencies share: territories, levels, rights, vocabularies; operates the registry. */
    ADMIN;

    /** The name in tokens and in the API document. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
