package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.interagency.kit.json.CheckedBefore;

/** Reads facts that come from other services, which may be newer than this one and have fields that it does not know. */
final class GrowingJson {

    private GrowingJson() {}

    /** @param strict the mapper for requests, which stays as it is */
    static ObjectMapper of(ObjectMapper strict) {
        return strict.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new CheckedBefore());
    }
}
