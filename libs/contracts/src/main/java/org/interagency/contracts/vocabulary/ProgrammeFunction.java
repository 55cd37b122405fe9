package org.interagency.contracts.vocabulary;

/**
 * What has to be done for a programme: policy and financing, the nine phases of the delivery chain (World Bank, <i>Sourcebook on the Foundations of
 * Social Protection Delivery Systems</i>, 2020), information system, oversight.
 */
public enum ProgrammeFunction implements Coded {
    POLICY,
    FINANCING,
    OUTREACH,
    INTAKE_AND_REGISTRATION,
    NEEDS_ASSESSMENT,
    ELIGIBILITY_AND_ENROLMENT,
    BENEFIT_DETERMINATION,
    NOTIFICATION_AND_ONBOARDING,
    PROVISION,
    CASE_MANAGEMENT_AND_GRIEVANCES,
    EXIT,
    INFORMATION_SYSTEM,
    OVERSIGHT
}
