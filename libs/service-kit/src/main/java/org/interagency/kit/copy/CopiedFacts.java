package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** The copies of each kind of fact that a service can keep. */
@ApplicationScoped
public class CopiedFacts {

    static final String AGENCY_SERVICE = "agency service";
    static final String PROGRAM_SERVICE = "program service";

    private final Copies<AgencyFact> agencies;
    private final Copies<AgencyChangeFact> agencyChanges;
    private final Copies<TerritoryFact> territories;
    private final Copies<ProgrammeFact> programmes;
    private final Copies<RightFact> rights;
    private final Copies<VocabularyEntryFact> vocabularyEntries;
    private final List<Copies<?>> kept;

    CopiedFacts(
            CopyStore store,
            CopyWorker worker,
            @RestClient AgencyServiceClient agencyService,
            @RestClient ProgramServiceClient programService,
            ObjectMapper json,
            @ConfigProperty(name = "registry.copied-topics") Optional<Set<String>> copied) {
        ObjectMapper growing = GrowingJson.of(json);
        agencies = new Copies<>(
                store,
                worker,
                Topics.AGENCIES,
                new FactOwner<>(AGENCY_SERVICE, AgencyFact.class, growing, agencyService::agencies));
        agencyChanges = new Copies<>(
                store,
                worker,
                Topics.AGENCY_CHANGES,
                new FactOwner<>(AGENCY_SERVICE, AgencyChangeFact.class, growing, agencyService::agencyChanges));
        territories = new Copies<>(
                store,
                worker,
                Topics.TERRITORIES,
                new FactOwner<>(AGENCY_SERVICE, TerritoryFact.class, growing, agencyService::territories));
        programmes = new Copies<>(
                store,
                worker,
                Topics.PROGRAMMES,
                new FactOwner<>(PROGRAM_SERVICE, ProgrammeFact.class, growing, programService::programmes));
        rights = new Copies<>(
                store,
                worker,
                Topics.RIGHTS,
                new FactOwner<>(PROGRAM_SERVICE, RightFact.class, growing, programService::rights));
        vocabularyEntries = new Copies<>(
                store,
                worker,
                Topics.VOCABULARIES,
                new FactOwner<>(
                        PROGRAM_SERVICE,
                        VocabularyEntryFact.class,
                        growing,
                        (keys, limit, cursor) -> keys.isEmpty()
                                ? allEntries(programService, limit, cursor)
                                : entries(programService, keys, limit)));
        kept = of(copied.orElse(Set.of()));
    }

    /** The program service's API lists the entries of one vocabulary per request. */
    private static Page<JsonNode> entries(ProgramServiceClient programService, List<String> keys, int limit) {
        return new Page<>(
                Stream.of(Vocabulary.values())
                        .flatMap(vocabulary -> entries(programService, vocabulary, keys, limit))
                        .toList(),
                null);
    }

    private static Stream<JsonNode> entries(
            ProgramServiceClient programService, Vocabulary vocabulary, List<String> keys, int limit) {
        List<String> codes =
                keys.stream().flatMap(key -> vocabulary.codeIn(key).stream()).toList();
        return codes.isEmpty()
                ? Stream.empty()
                : programService.vocabularyEntries(vocabulary.code(), codes, limit, null).items().stream();
    }

    /** @param cursor the index of a vocabulary and, after its first page, the cursor of the page; {@code null} for the first page of all */
    private static Page<JsonNode> allEntries(ProgramServiceClient programService, int limit, @Nullable String cursor) {
        String[] place = cursor == null ? new String[] {"0"} : cursor.split(":", 2);
        int vocabulary = Integer.parseInt(place[0]);
        Page<JsonNode> page = programService.vocabularyEntries(
                Vocabulary.values()[vocabulary].code(), List.of(), limit, place.length == 1 ? null : place[1]);
        if (page.next() != null) {
            return new Page<>(page.items(), vocabulary + ":" + page.next());
        }
        boolean isLast = vocabulary + 1 == Vocabulary.values().length;
        return new Page<>(page.items(), isLast ? null : Integer.toString(vocabulary + 1));
    }

    /** The copies that this service keeps. */
    List<Copies<?>> kept() {
        return kept;
    }

    /** The copies that a service keeps of these topics, in the order in which they are rebuilt: what others refer to comes first. */
    private List<Copies<?>> of(Set<String> topics) {
        return Stream.<Copies<?>>of(territories, agencies, agencyChanges, vocabularyEntries, rights, programmes)
                .filter(copies -> topics.contains(copies.topic()))
                .toList();
    }

    /** The copies of the agency service's agencies. */
    public Copies<AgencyFact> agencies() {
        return agencies;
    }

    /** The copies of the agency service's reorganisations. */
    public Copies<AgencyChangeFact> agencyChanges() {
        return agencyChanges;
    }

    /** The copies of the agency service's territories. */
    public Copies<TerritoryFact> territories() {
        return territories;
    }

    /** The copies of the program service's programmes. */
    public Copies<ProgrammeFact> programmes() {
        return programmes;
    }

    /** The copies of the program service's rights. */
    public Copies<RightFact> rights() {
        return rights;
    }

    /** The copies of the program service's vocabulary entries; their keys are those of {@link Vocabulary#keyOf}. */
    public Copies<VocabularyEntryFact> vocabularyEntries() {
        return vocabularyEntries;
    }
}
