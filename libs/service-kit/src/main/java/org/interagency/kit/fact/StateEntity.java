package org.interagency.kit.fact;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.interagency.contracts.TimedFact;
import org.jspecify.annotations.Nullable;

/**
 * A row with one state of a thing. The rows of a thing follow each other without gaps.
 *
 * <p>The first audited record with a version number is that version of the thing. A row that changes without a new number, because the next state
 * begins or because the validity of the thing changes, makes no new version.
 *
 * @param <F> the fact
 */
@MappedSuperclass
@Audited
public abstract class StateEntity<F extends TimedFact<F>> {

    @Id
    protected UUID state;

    @Nullable
    protected LocalDate since;

    @NotAudited
    @Nullable
    protected LocalDate until;

    @Column(name = "valid_from")
    @Nullable
    protected LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable
    protected LocalDate validTo;

    protected long version;

    /** Identifies the thing. */
    protected abstract String key();

    /** The state, as a fact without other states. */
    public abstract F fact();

    /** Copies the content of a fact, but not its validity, version and days. */
    protected abstract void take(F content);

    /** Copies all of a state. */
    final void become(F fact) {
        take(fact);
        validFrom = fact.validFrom();
        validTo = fact.validTo();
        version = fact.version();
        since = fact.since();
        until = fact.until();
    }
}
