package org.interagency.kit.confirmation;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** When an entry was last confirmed. A trigger inserts the row of each entry. Rows are written by SQL and never changed through Hibernate. */
@Entity
@Immutable
@Table(name = "confirmation")
class ConfirmationEntity {

    @EmbeddedId
    ConfirmationKey id;

    @Column(name = "confirmed_on")
    @Nullable
    LocalDate confirmedOn;

    @Column(name = "confirmed_by")
    @Nullable
    String confirmedBy;

    @Column(name = "entered_centrally")
    boolean enteredCentrally;
}
