package org.interagency.program.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;

/** The rules that every write of a vocabulary entry has to keep. */
final class VocabularyRules {

    /**
     * An entry to be written, with the facts that the rules need.
     *
     * @param groups the keys of all existing population groups
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
                    + " population groups, and the registry cannot have more. Use one of them.");

    static final List<WriteRule<VocabularyEntryWrite>> ALL = List.of(VOCABULARY_IS_OPEN, GROUPS_CAN_BE_TOLD_APART);

    private VocabularyRules() {}

    /** The violation of a write to a closed vocabulary, whose entries the registry's rules depend on; empty if the vocabulary is open. */
    static Optional<Violation> isOpen(Vocabulary vocabulary) {
        return vocabulary.isOpen()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "/vocabulary",
                        "The registry's rules depend on the entries of " + vocabulary.code()
                                + ", so they cannot be changed. Use one of them."));
    }
}
