package org.interagency.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes a mapper for JSON that another version of the registry has written: it ignores unknown fields. */
public final class GrowingJson {

    private GrowingJson() {}

    /** @param strict the mapper for requests, which is not changed */
    public static ObjectMapper of(ObjectMapper strict) {
        return strict.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new CheckedBefore())
                .registerModule(
                        new SimpleModule("sets in their order").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
    }
}
