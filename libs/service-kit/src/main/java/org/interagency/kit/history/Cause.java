package org.interagency.kit.history;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import org.interagency.contracts.AgencyChangeFact;
import org.jspecify.annotations.Nullable;

/** What a transaction carries out, if that is something on record by itself. */
@TransactionScoped
public class Cause implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Nullable
    private String address;

    /** Says that it is a reorganisation, for all that the transaction writes. */
    public void is(AgencyChangeFact change) {
        address = "/agency-changes/" + change.code();
    }

    /** Its path below the API's root, such as {@code /agency-changes/BR-2023}; {@code null} if there is none. */
    public @Nullable String address() {
        return address;
    }
}
