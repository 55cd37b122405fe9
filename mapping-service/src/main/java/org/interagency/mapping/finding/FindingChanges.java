package org.interagency.mapping.finding;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.FindingFact;

/** The findings that a write opened, changed and resolved. */
public record FindingChanges(List<FindingFact> opened, List<FindingFact> changed, List<FindingFact> resolved) {

    /** No changes. */
    public static final FindingChanges NONE = new FindingChanges(List.of(), List.of(), List.of());

    /** All findings: first the opened, then the changed, then the resolved ones. */
    public Stream<FindingFact> all() {
        return Stream.of(opened, changed, resolved).flatMap(List::stream);
    }

    /** These changes and others. */
    public FindingChanges and(FindingChanges other) {
        return new FindingChanges(
                joined(opened, other.opened), joined(changed, other.changed), joined(resolved, other.resolved));
    }

    private static List<FindingFact> joined(List<FindingFact> some, List<FindingFact> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
