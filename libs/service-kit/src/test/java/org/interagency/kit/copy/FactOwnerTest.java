package org.interagency.kit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.Fact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;
import org.junit.jupiter.api.Test;

class FactOwnerTest {

    private static final ObjectMapper JSON = new JsonMapper();

    private enum Kind {
        MINISTRY
    }

    private record Thing(String code, Kind kind, long version) implements Fact {

        @Override
        public String key() {
            return code;
        }
    }

    private static JsonNode thing(String code, String kind) {
        return JSON.createObjectNode().put("code", code).put("kind", kind).put("version", 1);
    }

    /** An owner of facts, each on a page of its own. */
    private static FactOwner<Thing> owner(JsonNode... facts) {
        return new FactOwner<>("agency service", Thing.class, JSON, (codes, limit, cursor) -> {
            List<JsonNode> asked = Stream.of(facts)
                    .filter(fact ->
                            codes.isEmpty() || codes.contains(fact.get("code").asText()))
                    .toList();
            int at = cursor == null ? 0 : Integer.parseInt(cursor);
            return new Page<>(asked.subList(at, at + 1), at + 1 < asked.size() ? Integer.toString(at + 1) : null);
        });
    }

    @Test
    void readsAllPagesOfTheFactsThatAreAskedFor() {
        assertThat(owner(thing("A", "MINISTRY"), thing("B", "MINISTRY"), thing("C", "MINISTRY"))
                        .find(List.of("A", "C")))
                .extracting(Thing::code)
                .containsExactly("A", "C");
    }

    /** During an upgrade, the owner can have a fact with an entry of a vocabulary that this version does not know. */
    @Test
    void aFactThatCannotBeReadHidesNoOther() {
        FactOwner<Thing> owner = owner(thing("A", "OF_THE_FUTURE"), thing("B", "MINISTRY"));

        assertThat(owner.page(null).items()).isEmpty();
        assertThat(owner.page(owner.page(null).next()).items())
                .extracting(Thing::code)
                .containsExactly("B");
        assertThat(owner.find(List.of("B"))).hasSize(1);
        assertThatThrownBy(() -> owner.find(List.of("A")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusedException.Reason.UNAVAILABLE));
    }
}
