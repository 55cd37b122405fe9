package org.interagency.contracts.vocabulary;

/** How a programme is paid for (ILO, <i>World Social Protection Report</i>): by contributions of the insured, by taxes, or by the employer. */
public enum Scheme implements Coded {
    CONTRIBUTORY,
    NON_CONTRIBUTORY,
    EMPLOYER_LIABILITY
}
