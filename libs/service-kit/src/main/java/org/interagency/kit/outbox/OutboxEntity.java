package org.interagency.kit.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An event that waits to be sent, in the column layout that Debezium's outbox event router reads. */
@Entity
@Table(name = "outbox")
class OutboxEntity {

    @Id
    UUID id;

    @Column(name = "aggregatetype")
    String aggregateType;

    @Column(name = "aggregateid")
    String aggregateId;

    String type;

    @JdbcTypeCode(SqlTypes.JSON)
    String payload;

    @Nullable
    String traceparent;

    protected OutboxEntity() {}

    OutboxEntity(
            UUID id,
            String aggregateType,
            String aggregateId,
            String type,
            String payload,
            @Nullable String traceparent) {
        this.id = id;
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
        this.type = type;
        this.payload = payload;
        this.traceparent = traceparent;
    }
}
