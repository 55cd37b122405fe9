package org.interagency.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes a mapper for JSON that another version of the registry has written: it ignores unknown fields. The length is not limited, since topics limit
 * their messages, and services the pages of their lists.
 */
public final class GrowingJson {

    private GrowingJson() {}

    /** @param strict the mapper for requests, which is not changed */
    public static ObjectMapper of(ObjectMapper strict) {
        return StrictJson.forOwnJson(strict)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(
                        new SimpleModule("sets in their order").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
    }
}
