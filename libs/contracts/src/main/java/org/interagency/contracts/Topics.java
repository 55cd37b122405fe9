package org.interagency.contracts;

import java.util.List;

/** The Kafka topics. The topics of facts are compacted: Kafka keeps the last event of each key, so that a new consumer can read every fact. */
public final class Topics {

    /** Every change of a government level; keys are level codes. */
    public static final String GOVERNMENT_LEVELS = "registry.government-levels";

    /** Every change of a territory; keys are territory codes. */
    public static final String TERRITORIES = "registry.territories";

    /** Every change of an agency; keys are agency codes. */
    public static final String AGENCIES = "registry.agencies";

    /** Every reorganisation of agencies; keys are the codes of the changes. */
    public static final String AGENCY_CHANGES = "registry.agency-changes";

    /** Every change of an entry of a vocabulary; keys are the vocabulary and the code, such as {@code benefits/pension}. */
    public static final String VOCABULARIES = "registry.vocabularies";

    /** Every change of a right; keys are right codes. */
    public static final String RIGHTS = "registry.rights";

    /** Every change of a programme; keys are programme codes. */
    public static final String PROGRAMMES = "registry.programmes";

    /** Every change of a responsibility; keys are responsibility ids. */
    public static final String RESPONSIBILITIES = "registry.responsibilities";

    /** Every change of a coordination agreement; keys are agreement codes. */
    public static final String AGREEMENTS = "registry.agreements";

    /** Every finding opened, changed, resolved or deleted; keys are finding ids. */
    public static final String FRAGMENTATION = "registry.fragmentation";

    /** Messages that services of the registry have refused, one letter for each; the headers say which message, which service and why. */
    public static final String DEAD_LETTERS = "registry.dead-letters";

    /** All topics except the dead letters. */
    public static final List<String> FACTS = List.of(
            GOVERNMENT_LEVELS,
            TERRITORIES,
            AGENCIES,
            AGENCY_CHANGES,
            VOCABULARIES,
            RIGHTS,
            PROGRAMMES,
            RESPONSIBILITIES,
            AGREEMENTS,
            FRAGMENTATION);

    private Topics() {}
}
