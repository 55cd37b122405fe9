package org.interagency.contracts.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vocabularies. To some a country can add entries of its own; of the others each entry means something to the registry's rules, and
 * they are as they are.
 */
public enum Vocabulary implements Coded {
    /** Treaties, declarations, conventions and recommendations that lay down rights. */
    INSTRUMENTS,
    /** The ages of a life, as far as social protection tells them apart. */
    LIFE_CYCLE_STAGES,
    /** The classes of government expenditure on social protection. */
    COFOG,
    /** What a programme gives. */
    BENEFITS,
    /** Whom a programme may be meant for. A person counts in a programme by the group in which it reaches them. */
    POPULATION_GROUPS,
    /** What befalls people. */
    CONTINGENCIES,
    /** What has to be done for a programme. */
    FUNCTIONS(ProgrammeFunction.class),
    /** An agency's part in a function. */
    ROLES(Role.class),
    /** How a programme is paid for. */
    SCHEMES,
    /** How a programme picks those it serves. */
    TARGETING,
    /** What sort of body an agency is. */
    AGENCY_KINDS(AgencyKind.class),
    /** How agencies are reorganised. */
    AGENCY_CHANGE_TYPES(AgencyChangeType.class),
    /** What can be wrong with the distribution of responsibilities. */
    FINDING_TYPES(FindingType.class);

    private final @Nullable Class<? extends Coded> constants;

    Vocabulary() {
        this(null);
    }

    Vocabulary(@Nullable Class<? extends Coded> constants) {
        this.constants = constants;
    }

    /** All entries there can be; empty if it is open. */
    public Optional<Class<? extends Coded>> constants() {
        return Optional.ofNullable(constants);
    }

    /** Whether a country can add entries. */
    public boolean isOpen() {
        return constants == null;
    }

    /** The key of one of its entries among those of all vocabularies. */
    public String keyOf(String code) {
        return code() + "/" + code;
    }

    /** The code of an entry by its key among those of all vocabularies, if it is one of this vocabulary. */
    public Optional<String> codeIn(String key) {
        return key.startsWith(keyOf("")) ? Optional.of(key.substring(keyOf("").length())) : Optional.empty();
    }
}
