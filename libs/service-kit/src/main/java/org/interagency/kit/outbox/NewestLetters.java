package org.interagency.kit.outbox;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the newest dead letters. Forgets the oldest ones, so that it never has more than a fixed number. */
final class NewestLetters {

    private final int most;
    private final Set<String> ids = new LinkedHashSet<>();

    NewestLetters(int most) {
        this.most = most;
    }

    void add(String id) {
        if (ids.add(id) && ids.size() > most) {
            ids.remove(ids.iterator().next());
        }
    }

    void clear() {
        ids.clear();
    }

    boolean contains(String id) {
        return ids.contains(id);
    }
}
