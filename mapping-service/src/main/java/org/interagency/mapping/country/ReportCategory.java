package org.interagency.mapping.country;

import org.interagency.contracts.vocabulary.Coded;

/** The three conceptual categories, and then the three cross-cutting principles, of the OAS <i>Progress Indicators</i> (2015), in their order. */
enum ReportCategory implements Coded {
    /** How law and policy take up the right. */
    INCORPORATION_OF_THE_RIGHT,
    /** Financial context and basic budgetary commitment. */
    FINANCIAL_CONTEXT,
    /** Whether the State is able to realise the right; a fragmented administration is less able. */
    STATE_CAPABILITIES,
    EQUALITY_AND_NON_DISCRIMINATION,
    ACCESS_TO_JUSTICE,
    ACCESS_TO_INFORMATION_AND_PARTICIPATION
}
