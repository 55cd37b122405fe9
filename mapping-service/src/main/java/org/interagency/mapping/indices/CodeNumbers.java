package org.interagency.mapping.indices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for codes of territories and agencies, so that what is measured takes little memory. A code keeps its number. Not thread-safe. */
final class CodeNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    int of(String code) {
        return numbers.computeIfAbsent(code, key -> {
            codes.add(key);
            return codes.size() - 1;
        });
    }

    /** All codes, each at the index that is its number. */
    List<String> codes() {
        return codes;
    }
}
