package org.interagency.mapping.finding;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.FindingFact;
import org.jspecify.annotations.Nullable;

/** A version of a finding as it was announced. A trigger inserts it with the event, and no row is changed. */
@Entity
@Immutable
@Table(name = "finding_version")
class FindingVersionEntity {

    @EmbeddedId
    FindingVersionKey id;

    String change;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    FindingFact content;
}
