package org.interagency.kit.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Divides keys into batches whose facts are small enough together to be held in memory. */
final class SizedBatches {

    private SizedBatches() {}

    /**
     * The keys in their order, in batches of at most so many bytes. A fact that is larger is a batch of its own.
     *
     * @param sizes the bytes of each fact; one that is absent has none
     */
    static List<List<String>> of(List<String> keys, Map<String, Long> sizes, long mostBytes) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long bytes = 0;
        for (String key : keys) {
            long size = sizes.getOrDefault(key, 0L);
            if (!batch.isEmpty() && bytes + size > mostBytes) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(key);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
