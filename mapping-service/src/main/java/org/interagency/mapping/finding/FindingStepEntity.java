package org.interagency.mapping.finding;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.mapping.finding.PotentialEffect.EffectDirection;
import org.interagency.mapping.finding.PotentialEffect.EffectSubject;
import org.jspecify.annotations.Nullable;

/** What somebody has done about a finding: a step that gives it another status, an assignment, or a comment. */
@Entity
@Table(name = "finding_step")
class FindingStepEntity {

    static final String ASSIGN = "assign";
    static final String COMMENT = "comment";

    @EmbeddedId
    FindingVersionKey id;

    /** The code of a {@link FindingTransition}, {@value #ASSIGN} or {@value #COMMENT}. */
    String kind;

    Instant at;

    String author;

    @Nullable
    String reason;

    @Column(name = "review_on")
    @Nullable
    LocalDate reviewOn;

    @Nullable
    String assignee;

    @Nullable
    String agency;

    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;

    @Nullable
    String comment;

    /** The code of the direction of the potential effect that a comment is about. */
    @Nullable
    String effect;

    @Column(name = "effect_on")
    @Nullable
    String effectOn;

    /** A step that says nothing more yet. */
    static FindingStepEntity of(String kind, FindingVersionKey id, Instant at, String author) {
        FindingStepEntity row = new FindingStepEntity();
        row.id = id;
        row.kind = kind;
        row.at = at;
        row.author = author;
        return row;
    }

    FindingStep step() {
        return new FindingStep(
                Coded.find(FindingTransition.class, kind).orElse(null),
                author,
                reason,
                reviewOn,
                assignee,
                agency,
                dueOn,
                comment,
                effect());
    }

    private @Nullable PotentialEffect effect() {
        return effect == null || effectOn == null
                ? null
                : new PotentialEffect(
                        Coded.find(EffectDirection.class, effect).orElseThrow(),
                        Coded.find(EffectSubject.class, effectOn).orElseThrow());
    }

    void comment(FindingCommentRequest request) {
        comment = request.text();
        if (request.effect() != null) {
            effect = request.effect().direction().code();
            effectOn = request.effect().on().code();
        }
    }

    FindingComment comment() {
        return new FindingComment(id.version(), at, author, comment == null ? "" : comment, effect());
    }
}
