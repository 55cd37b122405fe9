package org.interagency.contracts.vocabulary;

/** What a programme gives (World Bank, ASPIRE). */
public enum Benefit implements Coded {
    CASH_TRANSFER,
    PENSION,
    FOOD,
    SCHOOL_FEEDING,
    IN_KIND,
    VOUCHER,
    SUBSIDY,
    FEE_WAIVER,
    PUBLIC_WORKS,
    TRAINING,
    EMPLOYMENT_SERVICE,
    HEALTH_CARE,
    SOCIAL_SERVICE,
    CARE_SERVICE,
    HOUSING,
    EDUCATION_GRANT,
    CREDIT,
    INSURANCE_PAYMENT
}
