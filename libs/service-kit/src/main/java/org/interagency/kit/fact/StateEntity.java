package org.interagency.kit.fact;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.List;
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

    /** Whether the thing is there and in this state before a day. */
    boolean beganBefore(LocalDate day) {
        return (since == null || since.isBefore(day)) && (validFrom == null || validFrom.isBefore(day));
    }

    /** What it holds, as a fact that holds for all days, is of no version and has no other states. */
    protected abstract F content();

    /** Takes over the content of a fact. */
    protected abstract void take(F content);

    /** The state, as a fact without the other ones. */
    public final F fact() {
        return content().with(version, since, until, List.of());
    }

    /** Takes over content, existence and version of a fact. */
    public final void become(F fact) {
        take(fact);
        validFrom = fact.validFrom();
        validTo = fact.validTo();
        version = fact.version();
    }
}
