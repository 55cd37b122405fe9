package org.interagency.contracts.vocabulary;

/** What kind of body an agency is; the last five are not part of the State. */
public enum AgencyKind implements Coded {
    MINISTRY,
    SECRETARIAT,
    EXECUTIVE_AGENCY,
    SOCIAL_INSURANCE_INSTITUTE,
    PUBLIC_BANK,
    COUNCIL,
    OVERSIGHT_BODY,
    SUBNATIONAL_GOVERNMENT,
    LOCAL_GOVERNMENT,
    CIVIL_SOCIETY,
    ACADEMIC,
    PRIVATE,
    COMMUNITY,
    INTERNATIONAL;

    /** Whether it is part of the State. Only State bodies can be accountable, since the State bears the duties that follow from rights. */
    public boolean isOfTheState() {
        return compareTo(CIVIL_SOCIETY) < 0;
    }
}
