package org.interagency.mapping.proposal;

import java.util.List;
import java.util.stream.Stream;

/**
 * The open proposals that would close a gap or a part of it.
 *
 * @param count how many there are
 * @param ids the ids of the first of them, {@value GapProposals#MOST_NAMED} at most
 */
public record OpenProposals(int count, List<String> ids) {

    static final OpenProposals NONE = new OpenProposals(0, List.of());

    OpenProposals with(String id) {
        return new OpenProposals(
                count + 1,
                ids.size() < GapProposals.MOST_NAMED
                        ? Stream.concat(ids.stream(), Stream.of(id)).toList()
                        : ids);
    }
}
