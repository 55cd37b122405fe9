package org.interagency.kit.history;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import org.interagency.contracts.AgencyChangeFact;
import org.jspecify.annotations.Nullable;

/** The reorganisation that a transaction carries out, if any. */
@TransactionScoped
public class Cause implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Nullable
    private String address;

    /** Sets the reorganisation as the cause of all that the transaction writes. */
    public void is(AgencyChangeFact change) {
        address = "/agency-changes/" + change.code();
    }

    /** The path of the reorganisation below the API's root, such as {@code /agency-changes/BR-2023}; {@code null} if there is none. */
    public @Nullable String address() {
        return address;
    }
}
