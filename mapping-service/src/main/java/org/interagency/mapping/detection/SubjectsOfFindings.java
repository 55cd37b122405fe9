package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.mapping.finding.KnownSubjects;

/** What the copies of others' facts say about the codes that findings name. */
@ApplicationScoped
class SubjectsOfFindings implements KnownSubjects {

    private final AgencyCache agencies;
    private final Territories territories;
    private final ProgrammeCache programmes;

    SubjectsOfFindings(AgencyCache agencies, Territories territories, ProgrammeCache programmes) {
        this.agencies = agencies;
        this.territories = territories;
        this.programmes = programmes;
    }

    @Override
    public Set<String> agenciesWithin(String agency, LocalDate day) {
        return agencies.agencies().within(agency, Math.toIntExact(day.toEpochDay()));
    }

    @Override
    public Set<String> agenciesOf(String level, LocalDate day) {
        return agencies.agencies().ofLevel(level, Math.toIntExact(day.toEpochDay()));
    }

    @Override
    public Collection<String> territoriesWithin(String territory) {
        TerritoryTree tree = territories.tree();
        return tree.contains(territory) ? tree.within(territory) : Set.of(territory);
    }

    @Override
    public Map<String, String> levels(LocalDate day) {
        Map<String, String> levels = new HashMap<>();
        territories.tree().territories().forEach(territory -> levels.put(territory.code(), territory.levelOn(day)));
        return levels;
    }

    @Override
    public Map<String, Set<String>> contingencies() {
        return ofProgrammes(ProgrammeFact::contingencies);
    }

    @Override
    public Map<String, Set<String>> rights() {
        return ofProgrammes(ProgrammeFact::rights);
    }

    private Map<String, Set<String>> ofProgrammes(Function<ProgrammeFact, Set<String>> codes) {
        Map<String, Set<String>> byProgramme = new HashMap<>();
        for (ProgrammeFact programme : programmes.all()) {
            Set<String> all = new HashSet<>();
            programme.states().forEach(state -> all.addAll(codes.apply(state)));
            byProgramme.put(programme.code(), all);
        }
        return byProgramme;
    }
}
