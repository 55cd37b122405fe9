package org.interagency.kit.history;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;

/** Whether the central registry office enters what a transaction writes. */
@TransactionScoped
public class CentralEntry implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private boolean isCentral;

    /** Marks everything that the transaction writes as entered by the central registry office. */
    public void mark() {
        isCentral = true;
    }

    /** Whether it is marked. */
    public boolean isMarked() {
        return isCentral;
    }
}
