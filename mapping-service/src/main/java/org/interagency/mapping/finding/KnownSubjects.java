package org.interagency.mapping.finding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What is known about the codes that findings name. Every method needs a transaction. */
public interface KnownSubjects {

    /** The code of an agency and those of all agencies that are part of it on a day. */
    Set<String> agenciesWithin(String agency, LocalDate day);

    /** The code of a territory and those of all territories below it. */
    Collection<String> territoriesWithin(String territory);

    /** The codes of the agencies of a government level on a day. */
    Set<String> agenciesOf(String level, LocalDate day);

    /** The code of the government level that each territory has on a day, by the code of the territory. */
    Map<String, String> levels(LocalDate day);

    /** The contingencies that each programme addresses in any of its states, by the code of the programme. */
    Map<String, Set<String>> contingencies();

    /** The rights that each programme realises in any of its states, by the code of the programme. */
    Map<String, Set<String>> rights();
}
