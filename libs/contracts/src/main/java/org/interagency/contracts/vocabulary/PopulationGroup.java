package org.interagency.contracts.vocabulary;

/** Whom a programme may be meant for. A person counts in a programme by the group in which it reaches them. */
public enum PopulationGroup implements Coded {
    LOW_INCOME,
    EXTREME_POVERTY,
    CHILDREN,
    ORPHANS,
    STUDENTS,
    WOMEN,
    PREGNANT_WOMEN,
    FAMILIES_WITH_CHILDREN,
    SINGLE_PARENTS,
    CAREGIVERS,
    OLDER_PERSONS,
    PERSONS_WITH_DISABILITIES,
    INDIGENOUS_PEOPLES,
    AFRO_DESCENDANTS,
    MIGRANTS,
    REFUGEES,
    DISPLACED_PERSONS,
    HOMELESS,
    UNEMPLOYED,
    FORMAL_WORKERS,
    DOMESTIC_WORKERS,
    INFORMAL_WORKERS,
    SELF_EMPLOYED,
    RURAL_WORKERS,
    FISHERS,
    PUBLIC_SERVANTS,
    VETERANS,
    DISASTER_AFFECTED
}
