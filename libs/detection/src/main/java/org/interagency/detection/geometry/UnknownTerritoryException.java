package org.interagency.detection.geometry;

/** A fact names a territory that the tree does not have. */
public final class UnknownTerritoryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnknownTerritoryException(String code) {
        super("no territory has the code " + code);
        this.code = code;
    }

    /** The code that no territory has. */
    public String code() {
        return code;
    }
}
