package org.interagency.kit.audit;

import org.jspecify.annotations.Nullable;

/** An answer to a request of which a part can be refused while the rest is carried out. */
public interface PartlyRefused {

    /** What was refused of the request and why, as one or more sentences; {@code null} if nothing was. */
    @Nullable
    String refusedPart();
}
