package org.interagency.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * What a record of the <a href="https://ossf.github.io/osv-schema/">OSV schema</a> says about packages of Maven.
 *
 * @param json the record
 */
record OsvRecord(JsonNode json) {

    /** Its id and its aliases. */
    List<String> ids() {
        return Stream.concat(Stream.of(json.path("id")), elements(json.path("aliases")))
                .map(JsonNode::asText)
                .toList();
    }

    /** When it was changed last, as in {@code 2026-11-29T00:00:00Z}; empty if it does not say so. */
    String modified() {
        return json.path("modified").asText();
    }

    boolean isWithdrawn() {
        return json.hasNonNull("withdrawn");
    }

    /** The packages of Maven that it is about, each as group and artifact, as in {@code org.example:thing}. */
    Set<String> packages() {
        return ofMaven().map(OsvRecord::name).collect(Collectors.toSet());
    }

    /** The entry by which a version of a package is affected; empty if it is not. */
    Optional<JsonNode> affected(String name, String version) {
        ComparableVersion present = new ComparableVersion(version);
        return ofMaven()
                .filter(entry -> name(entry).equals(name) && isAffected(entry, present))
                .findFirst();
    }

    private Stream<JsonNode> ofMaven() {
        // The name of the ecosystem may be followed by the address of a repository.
        return elements(json.path("affected"))
                .filter(entry -> entry.at("/package/ecosystem").asText().matches("Maven(:.*)?"));
    }

    private static String name(JsonNode entry) {
        return entry.at("/package/name").asText();
    }

    /** A word such as HIGH, or else a CVSS vector; empty if it says neither. */
    Optional<String> severity(JsonNode entry) {
        return Stream.of(
                        json.at("/database_specific/severity"),
                        entry.at("/severity/0/score"),
                        json.at("/severity/0/score"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The first version after this one that has the fix; empty if none is known. */
    static Optional<String> fix(JsonNode entry, String version) {
        ComparableVersion present = new ComparableVersion(version);
        return ranges(entry)
                .flatMap(range -> elements(range.path("events")))
                .filter(event -> event.has("fixed"))
                .map(event -> new ComparableVersion(event.path("fixed").asText()))
                .filter(fixed -> fixed.compareTo(present) > 0)
                .min(Comparator.naturalOrder())
                .map(ComparableVersion::toString);
    }

    /**
     * The evaluation that the OSV schema defines, in Maven's order of versions. An event {@code limit} is passed over: it would restrict a range, and the
     * schema advises against it for versions.
     */
    private static boolean isAffected(JsonNode entry, ComparableVersion version) {
        return elements(entry.path("versions"))
                        .anyMatch(listed -> new ComparableVersion(listed.asText()).equals(version))
                || ranges(entry).anyMatch(range -> contains(range, version));
    }

    /** The ranges of versions; others are of commits. */
    private static Stream<JsonNode> ranges(JsonNode entry) {
        return elements(entry.path("ranges"))
                .filter(range -> !range.path("type").asText().equals("GIT"));
    }

    /** A version with which a range begins, or ends. */
    private record Bound(ComparableVersion at, boolean begins) {}

    private static boolean contains(JsonNode range, ComparableVersion version) {
        return elements(range.path("events"))
                .flatMap(event -> passed(event, version).stream())
                .max(Comparator.comparing(Bound::at).thenComparing(bound -> !bound.begins()))
                .map(Bound::begins)
                .orElse(false);
    }

    /** The bound that an event sets, if the version is beyond it. */
    private static Optional<Bound> passed(JsonNode event, ComparableVersion version) {
        String introduced = event.path("introduced").asText();
        if (!introduced.isEmpty()) {
            Bound bound = new Bound(new ComparableVersion(introduced), true);
            // The schema's "0" is before all versions; in Maven's order it is after some, such as 0-alpha.
            return introduced.equals("0") || bound.at().compareTo(version) <= 0 ? Optional.of(bound) : Optional.empty();
        }
        return Stream.of("fixed", "last_affected")
                .filter(event::has)
                .map(kind -> new Bound(new ComparableVersion(event.path(kind).asText()), false))
                .filter(bound -> bound.at().compareTo(version) < (event.has("fixed") ? 1 : 0))
                .findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
