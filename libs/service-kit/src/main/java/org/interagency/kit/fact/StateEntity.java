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
 * A row that holds one state of a thing; the rows of a thing follow each other without gap.
 *
 * <p>Each version of the thing is the audited row that has its number. When a state ends because another begins, or what it
 * says of the thing's existence is brought in line, that is no version of it.
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

    /** What identifies the thing. */
    protected abstract String key();

    /** The state, as a fact without the other ones. */
    public abstract F fact();

    /** Takes over the content of a fact, and nothing of its existence, version and days. */
    protected abstract void take(F content);

    /** Takes over all of a state. */
    final void become(F fact) {
        take(fact);
        validFrom = fact.validFrom();
        validTo = fact.validTo();
        version = fact.version();
        since = fact.since();
        until = fact.until();
    }
}
