package org.interagency.contracts.vocabulary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vocabularies. Some are open: a country can add entries. The others are fixed, because the registry's rules depend on their entries. */
public enum Vocabulary implements Coded {
    /** Treaties, declarations, conventions and recommendations that lay down rights. */
    INSTRUMENTS,
    /** The stages of life that social protection distinguishes. */
    LIFE_CYCLE_STAGES,
    /** The classes of government expenditure on social protection. */
    COFOG,
    /** What a programme gives. */
    BENEFITS,
    /**
     * The groups of people that a programme can be meant for. In a programme, a person counts as a member of the group through which the programme
     * reaches them.
     */
    POPULATION_GROUPS,
    /** The events and situations against which programmes protect people, such as sickness or old age. */
    CONTINGENCIES,
    /** What has to be done for a programme. */
    FUNCTIONS(ProgrammeFunction.class),
    /** An agency's role in a function. */
    ROLES(Role.class),
    /** How a programme is paid for. */
    SCHEMES,
    /** How a programme selects the people it serves. */
    TARGETING,
    /** What kind of body an agency is. */
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

    /** All entries of a fixed vocabulary; empty if the vocabulary is open. */
    public Optional<Class<? extends Coded>> constants() {
        return Optional.ofNullable(constants);
    }

    /** Whether a country can add entries. */
    public boolean isOpen() {
        return constants == null;
    }

    /** The key of an entry, unique among the entries of all vocabularies, such as {@code benefits/pension}. */
    public String keyOf(String code) {
        return code() + "/" + code;
    }

    /** The code of the entry with this key; empty if the key belongs to another vocabulary. */
    public Optional<String> codeIn(String key) {
        return key.startsWith(keyOf("")) ? Optional.of(key.substring(keyOf("").length())) : Optional.empty();
    }
}
