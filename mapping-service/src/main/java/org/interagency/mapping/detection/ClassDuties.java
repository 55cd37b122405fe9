package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.AgencyKind;

/** Gives detection the responsibilities of classes of agencies. Every method needs a transaction. */
public interface ClassDuties {

    /** Those of role accountable for a programme: past, current and future ones, also those that need not be met. */
    List<ClassDuty> accountableClasses(String programme);

    /** The programmes for which a class of agencies of some kinds holds a responsibility of any role. */
    Set<String> programmesOfClasses(Collection<AgencyKind> kinds);
}
