package org.interagency.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads JSON that another version of the registry wrote, which may have fields that this one does not know. */
public final class GrowingJson {

    private GrowingJson() {}

    /** @param strict the mapper for requests, which stays as it is */
    public static ObjectMapper of(ObjectMapper strict) {
        return strict.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new CheckedBefore())
                .registerModule(
                        new SimpleModule("sets in their order").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
    }
}
