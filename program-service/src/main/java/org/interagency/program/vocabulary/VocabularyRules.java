package org.interagency.program.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;

/** What holds for every entry of a vocabulary. */
final class VocabularyRules {

    /**
     * An entry that is to be written.
     *
     * @param groups the keys of all population groups that exist
     */
    record VocabularyEntryWrite(VocabularyEntryRequest request, Set<String> groups) {}

    static final WriteRule<VocabularyEntryWrite> VOCABULARY_IS_OPEN =
            WriteRule.atMostOne(write -> isOpen(write.request().vocabulary()));

    static final WriteRule<VocabularyEntryWrite> GROUPS_CAN_BE_TOLD_APART = WriteRule.holds(
            "/code",
            write -> !write.request().isGroup()
                    || write.groups().contains(write.request().key())
                    || write.groups().size() < Population.MOST_GROUPS,
            write -> "There are " + Population.MOST_GROUPS
                    + " population groups, and no more can be told apart. Use one of them.");

    static final List<WriteRule<VocabularyEntryWrite>> ALL = List.of(VOCABULARY_IS_OPEN, GROUPS_CAN_BE_TOLD_APART);

    private VocabularyRules() {}

    /** Nobody adds to, changes or retires entries of a vocabulary on which the registry's rules rest. */
    static Optional<Violation> isOpen(Vocabulary vocabulary) {
        return vocabulary.isOpen()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "/vocabulary",
                        "The registry's rules rest on the entries of " + vocabulary.code()
                                + ", which are as they are. Choose one of them."));
    }
}
