package org.interagency.contracts.vocabulary;

/** What sort of body an agency is; the last five are not the State. */
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

    /** Whether it is the State, which alone is accountable: it bears the duties that rights give rise to. */
    public boolean isOfTheState() {
        return compareTo(CIVIL_SOCIETY) < 0;
    }
}
