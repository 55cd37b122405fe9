package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.detection.rule.RuleName;
import org.junit.jupiter.api.Test;

class FindingTypesTest {

    @Test
    void areTheNamesOfTheRules() {
        List<String> rules = Stream.of(RuleName.values()).map(RuleName::name).toList();
        assertThat(FindingType.values()).extracting(FindingType::name).isEqualTo(rules);
    }
}
