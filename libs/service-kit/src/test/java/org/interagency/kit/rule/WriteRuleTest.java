package org.interagency.kit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteRuleTest {

    private record Written(@Nullable String parent, List<String> parts, int rank) {}

    private static final WriteRule<Written> PARENT_EXISTS =
            WriteRule.isKnown("/parent", "agency", Written::parent, (write, code) -> code.equals("A"));
    private static final WriteRule<Written> PARTS_EXIST =
            WriteRule.areKnown("/parts", "agency", Written::parts, (write, code) -> code.equals("A"));
    private static final WriteRule<Written> RANK_IS_POSITIVE =
            WriteRule.holds("/rank", write -> write.rank() > 0, write -> write.rank() + " is not above 0.");
    private static final WriteRule<Written> PARTS_ARE_SCHEMES = WriteRule.areEntries(
            "/parts", Vocabulary.SCHEMES, Written::parts, write -> Set.of(Vocabulary.SCHEMES.keyOf("A")));

    @Test
    void tellsEachViolationInTheOrderOfTheRules() {
        assertThat(WriteRule.check(
                        List.of(PARENT_EXISTS, PARTS_EXIST, RANK_IS_POSITIVE),
                        new Written("X", List.of("A", "Z", "Y"), 0)))
                .extracting(Violation::pointer)
                .containsExactly("/parent", "/parts", "/parts", "/rank");
    }

    @Test
    void aCodeThatIsNotGivenBreaksNoRule() {
        assertThat(WriteRule.check(List.of(PARENT_EXISTS, RANK_IS_POSITIVE), new Written(null, List.of(), 1)))
                .isEmpty();
    }

    @Test
    void tellsWhichEntriesOfAVocabularyExist() {
        assertThat(WriteRule.check(List.of(PARTS_ARE_SCHEMES), new Written(null, List.of("A", "B"), 1)))
                .singleElement()
                .extracting(Violation::detail)
                .asString()
                .contains("\"B\" is not one of A");
    }
}
