package org.interagency.kit.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;
import org.jspecify.annotations.Nullable;

/** A transaction that wrote facts: when, by whom, for what cause, and whether the central registry office entered them. */
@Entity
@Table(name = "revision")
@RevisionEntity(RevisionAuthor.class)
public class Revision {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revision")
    @SequenceGenerator(name = "revision", sequenceName = "revision_id", allocationSize = 50)
    @RevisionNumber
    long id;

    @RevisionTimestamp
    Instant at;

    @Column(name = "author")
    String by;

    @Nullable
    String cause;

    @Column(name = "entered_centrally")
    boolean enteredCentrally;
}
