package org.interagency.contracts.vocabulary;

/** How a programme picks those it serves (World Bank, ASPIRE). */
public enum Targeting implements Coded {
    UNIVERSAL,
    CATEGORICAL,
    POVERTY_TARGETED,
    GEOGRAPHIC,
    COMMUNITY_BASED,
    SELF_TARGETED,
    CONTRIBUTION_BASED
}
