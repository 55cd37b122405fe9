package org.interagency.mapping.scenario;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "finding_option")
class FindingOptionEntity {

    @Id
    String id;

    String finding;

    String name;

    Instant at;

    String author;

    @JdbcTypeCode(SqlTypes.JSON)
    ScenarioRequest scenario;
}
