package org.interagency.kit.confirmation;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of confirmations. */
public final class ConfirmationParameters {

    @QueryParam("agency")
    @Nullable
    @Parameter(description = "The code of the agency to which an entry belongs today; those below it are not included.")
    String agency;

    @QueryParam("overdue")
    @DefaultValue("false")
    @Parameter(description = "Only entries that have to be confirmed today or had to be before.")
    boolean overdue;
}
