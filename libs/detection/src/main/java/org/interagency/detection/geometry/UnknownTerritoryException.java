package org.interagency.detection.geometry;

/** A fact names a territory that the tree does not contain. */
public final class UnknownTerritoryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnknownTerritoryException(String code) {
        super("no territory has the code " + code);
        this.code = code;
    }

    /** The unknown code. */
    public String code() {
        return code;
    }
}
