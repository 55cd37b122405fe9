package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where some places are in the tree of territories. */
@ApplicationScoped
class PlaceTrees {

    private static final String ROOT = "";

    private final FactNames facts;

    PlaceTrees(FactNames facts) {
        this.facts = facts;
    }

    /**
     * The places and all that they are part of, as of today; the roots of the tree, by name. What a place is part of is left out where the service does not
     * answer.
     *
     * @param codes of the places
     * @param known the places, by their codes; those that are missing are roots without a name
     */
    Future<List<PlaceNode>> of(PageVisit visit, List<String> codes, Map<String, JsonObject> known) {
        return withAncestors(visit, known, FactAncestors.MOST).map(all -> tree(codes, all, visit.language()));
    }

    private Future<Map<String, JsonObject>> withAncestors(
            PageVisit visit, Map<String, JsonObject> known, int mostLevels) {
        List<String> unknown = known.values().stream()
                .map(place -> JsonFields.text(place, "parent"))
                .filter(parent -> !parent.isEmpty() && !known.containsKey(parent))
                .distinct()
                .toList();
        if (unknown.isEmpty() || mostLevels == 0) {
            return Future.succeededFuture(known);
        }
        return facts.facts(visit, "territories", unknown).compose(found -> {
            Map<String, JsonObject> all = new HashMap<>(known);
            all.putAll(found);
            return withAncestors(visit, all, mostLevels - 1);
        });
    }

    /**
     * The tree of some places.
     *
     * @param known the places and what they are part of, by their codes
     */
    static List<PlaceNode> tree(Collection<String> codes, Map<String, JsonObject> known, Locale language) {
        Map<String, String> parents = new HashMap<>();
        for (String code : codes) {
            String place = code;
            while (!place.equals(ROOT) && !parents.containsKey(place)) {
                String parent = JsonFields.text(known.getOrDefault(place, new JsonObject()), "parent");
                parents.put(place, known.containsKey(parent) ? parent : ROOT);
                place = parents.get(place);
            }
        }
        Map<String, List<String>> parts = parents.keySet().stream().collect(Collectors.groupingBy(parents::get));
        return new Branches(Set.copyOf(codes), FactNames.names(known, language), parts, Collator.getInstance(language))
                .below(ROOT);
    }

    /** @param parts the territories of the tree, by the code of what they are part of */
    private record Branches(
            Set<String> codes, Map<String, String> names, Map<String, List<String>> parts, Collator collator) {

        List<PlaceNode> below(String parent) {
            return parts.getOrDefault(parent, List.of()).stream()
                    .map(code ->
                            new PlaceNode(FactLink.of("territories", code, names), codes.contains(code), below(code)))
                    .sorted(Comparator.comparing(node -> node.link().text(), collator))
                    .toList();
        }
    }
}
