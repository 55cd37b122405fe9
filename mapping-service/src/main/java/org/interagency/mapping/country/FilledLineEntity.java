package org.interagency.mapping.country;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/** What somebody has said in a line, or a withdrawal of all that was said in it. Only a redaction changes a row: it removes the author. */
@Entity
@Table(name = "country_line")
class FilledLineEntity {

    @EmbeddedId
    FilledLineKey id;

    @Column(name = "written_at")
    Instant writtenAt;

    String author;

    /** {@code null} if it is a withdrawal. */
    @Column(name = "about_year")
    @Nullable
    Integer aboutYear;

    @Nullable
    BigDecimal amount;

    @Nullable
    String unit;

    @Nullable
    String wording;

    @Nullable
    String citation;

    @Nullable
    String url;

    /** A version without content. Stored as it is, it withdraws what was said before. */
    static FilledLineEntity of(FilledLineKey id, Instant at, String author) {
        FilledLineEntity row = new FilledLineEntity();
        row.id = id;
        row.writtenAt = at;
        row.author = author;
        return row;
    }

    void say(FilledLineRequest request) {
        aboutYear = request.year();
        amount = request.value();
        unit = request.unit();
        wording = request.text();
        citation = request.source().citation();
        url = request.source().url();
    }

    boolean isWithdrawal() {
        return aboutYear == null;
    }

    /** What it says; empty if it is a withdrawal, or if the report no longer has this line. */
    Optional<FilledLine> filledIn() {
        Integer year = aboutYear;
        return year == null
                ? Optional.empty()
                : Coded.find(CountryLineName.class, id.line())
                        .map(line -> new FilledLine(
                                id.country(),
                                line,
                                year,
                                amount,
                                unit,
                                wording,
                                new Source(Objects.requireNonNull(citation), url),
                                id.version(),
                                writtenAt));
    }

    FilledLineVersion version(boolean withAuthor) {
        return new FilledLineVersion(
                id.version(), writtenAt, withAuthor ? author : null, filledIn().orElse(null));
    }
}
