package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void theIndexHasARuleOfEachName() {
        assertThat(Stream.of(Rules.FUNCTION, Rules.TENURE, Rules.CONTINGENCY)
                        .flatMap(rules -> rules.all().stream())
                        .map(Rule::name))
                .containsExactlyInAnyOrder(RuleName.values());
    }
}
