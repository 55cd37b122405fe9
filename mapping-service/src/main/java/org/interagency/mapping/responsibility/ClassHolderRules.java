package org.interagency.mapping.responsibility;

import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.AgencyClass;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.detection.TerritoryCut;

/** What a class of agencies has to be so that it can hold a responsibility. */
public final class ClassHolderRules {

    private ClassHolderRules() {}

    /** A violation if no territory of the level of the class meets some territories, so that no agency could ever be of the class there. */
    public static Optional<Violation> levelIsThere(
            String pointer, AgencyClass all, Set<String> territories, TerritoryTree tree) {
        return new TerritoryCut(territories, tree).meetsLevel(all.level())
                ? Optional.empty()
                : Optional.of(new Violation(
                        pointer + "/level",
                        "No territory of level " + all.level() + " meets "
                                + ResponsibilityRules.abbreviated(territories)
                                + ". Correct the level or the territories, or register the territories of that level"
                                + " first."));
    }

    /** A violation if the agencies of a class that would be accountable are not State bodies. */
    public static Optional<Violation> accountableIsOfTheState(String pointer, AgencyClass all) {
        return all.kind().isOfTheState()
                ? Optional.empty()
                : Optional.of(new Violation(
                        pointer + "/kind",
                        "Agencies of kind " + all.kind().code()
                                + " are not State bodies, so they can be responsible, consulted or informed, but not"
                                + " accountable for what people have a right to. Name a kind of State bodies."));
    }
}
