package org.interagency.kit.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Fills the placeholders in the summaries of inherited operations with the words of the resource's tag. */
final class InheritedSummaries {

    private static final List<String> WORDS = List.of("one", "many");

    private final Map<String, Map<String, String>> wordsByTag = new HashMap<>();

    /** Reads the words of each tag, and removes them from the document. */
    InheritedSummaries(OpenAPI document) {
        for (Tag tag : document.getTags()) {
            for (String word : WORDS) {
                if (tag.hasExtension("x-" + word)) {
                    wordsByTag
                            .computeIfAbsent(tag.getName(), name -> new HashMap<>())
                            .put(word, (String) tag.getExtension("x-" + word));
                    tag.removeExtension("x-" + word);
                }
            }
        }
    }

    void complete(Operation operation) {
        for (String tag : operation.getTags() == null ? List.<String>of() : operation.getTags()) {
            wordsByTag
                    .getOrDefault(tag, Map.of())
                    .forEach((word, said) ->
                            operation.setSummary(operation.getSummary().replace("{" + word + "}", said)));
        }
    }
}
