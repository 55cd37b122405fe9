package org.interagency.contracts.vocabulary;

/** What befalls people: the nine of ILO Convention 102 (1952), and six that social assistance addresses beside them. */
public enum Contingency implements Coded {
    MEDICAL_CARE,
    SICKNESS,
    UNEMPLOYMENT,
    OLD_AGE,
    EMPLOYMENT_INJURY,
    FAMILY,
    MATERNITY,
    INVALIDITY,
    SURVIVORS,
    POVERTY,
    HOUSING,
    FOOD,
    EDUCATION,
    LONG_TERM_CARE,
    DISASTER
}
