package org.interagency.mapping.finding;

import org.interagency.contracts.vocabulary.Coded;

/** By what findings are counted. A finding counts once for each value that it has. */
public enum FindingDimension implements Coded {
    /** The programmes that it names. */
    PROGRAMME,
    /** The contingency that it is about; if it is about a function or the tenure of a programme, those that its programmes address in any state. */
    CONTINGENCY,
    /** The rights that its programmes realise in any state. */
    RIGHT,
    /** The agencies that it names. */
    AGENCY,
    /** The government levels, as of today, of the territories that its extent names. */
    LEVEL,
    /** The territories that its extent names. */
    TERRITORY,
    TYPE,
    STATUS,
    SEVERITY,
    /** The unit or person that deals with it; not for the public. */
    ASSIGNEE
}
