package org.interagency.gateway;

import java.util.HashMap;
import java.util.Map;

/** Places that clients take and give back, of which no client has more than its share, so that one that is slow leaves places for the others. */
final class Shares {

    private final int all;
    private final int ofOneClient;
    private final Map<String, Integer> takenByClient = new HashMap<>();
    private int taken;

    /**
     * @param all how many places there are
     * @param ofOneClient how many of them one client can have at the same time
     */
    Shares(int all, int ofOneClient) {
        this.all = all;
        this.ofOneClient = ofOneClient;
    }

    /** Takes a place for a client, unless there is none for it. */
    synchronized boolean take(String client) {
        if (taken == all || takenByClient.getOrDefault(client, 0) == ofOneClient) {
            return false;
        }
        taken++;
        takenByClient.merge(client, 1, Integer::sum);
        return true;
    }

    /** Gives a place back that the client has taken. */
    synchronized void giveBack(String client) {
        taken--;
        takenByClient.computeIfPresent(client, (name, has) -> has == 1 ? null : has - 1);
    }
}
