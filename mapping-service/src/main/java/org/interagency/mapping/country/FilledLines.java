package org.interagency.mapping.country;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.access.PersonalRecords;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.VersionOrder;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;

/**
 * Stores what countries say in their reports. Each write adds a row, so the rows are the history.
 *
 * <p>A write takes the lock of its line before it reads, so that of two writers the second sees what the first has written. It locks nothing else.
 */
@ApplicationScoped
class FilledLines implements PersonalRecords {

    private static final String AUDITED = "country-line";

    private static final String ENTRY = "entry";

    /** Before any that a line can be about. */
    private static final int FIRST_YEAR = 0;

    /** What has been said since the last withdrawal. */
    private static final String STANDING =
            """
            country = :country AND about_year IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM country_line AS later WHERE later.country = said.country AND later.line = said.line
                AND later.version > said.version AND later.about_year IS NULL)""";

    private final Session session;
    private final Countries countries;
    private final AuditTrail audit;

    FilledLines(Session session, Countries countries, AuditTrail audit) {
        this.session = session;
        this.countries = countries;
        this.audit = audit;
    }

    /** What a country has said in each line of the latest year up to one. Needs a transaction. */
    Map<CountryLineName, FilledLine> upTo(int year, String country) {
        Map<CountryLineName, FilledLine> lines = new EnumMap<>(CountryLineName.class);
        session.createNativeQuery(
                        "SELECT DISTINCT ON (line) * FROM country_line AS said WHERE " + STANDING
                                + " AND about_year <= :year ORDER BY line, about_year DESC, version DESC",
                        FilledLineEntity.class)
                .setParameter("country", country)
                .setParameter("year", year)
                .list()
                .forEach(row -> row.filledIn().ifPresent(said -> lines.put(said.line(), said)));
        return lines;
    }

    /**
     * What a country has said in a line, of the latest year up to one.
     *
     * @throws RefusedException 404 if there is no such country or line, or if the country has not filled it in
     */
    @Transactional
    StoredLine find(String country, String code, int year) {
        countries.require(country);
        CountryLineName line = readable(code);
        // The version is read first: if somebody writes in between, it is too low, so that a write with it is refused.
        return latest(country, line)
                .flatMap(latest -> said(country, line, FIRST_YEAR, year)
                        .map(said -> new StoredLine(said, latest.id.version(), false)))
                .orElseThrow(() -> RefusedException.notFound(ENTRY, place(country, line) + " up to " + year));
    }

    /**
     * The versions of a line, oldest first, or newest first if the page request asks for it.
     *
     * @param withAuthors whether the reader may know who has written them
     * @throws RefusedException 404 if there is no such country or line; 400 if the page request is not one for this list
     */
    @Transactional
    Page<FilledLineVersion> history(String country, String code, boolean withAuthors, PageRequest request) {
        countries.require(country);
        CountryLineName line = readable(code);
        VersionOrder order = request.versionOrder();
        List<FilledLineEntity> rows = session.createSelectionQuery(
                        """
                        from FilledLineEntity
                        where id.country = :country and id.line = :line and %s"""
                                .formatted(order.condition("id.version")),
                        FilledLineEntity.class)
                .setParameter("country", country)
                .setParameter("line", line.code())
                .setParameter("from", order.from())
                .setMaxResults(request.limit() + 1)
                .list();
        return Page.of(rows, request.limit(), row -> Long.toString(row.id.version()))
                .map(row -> row.version(withAuthors));
    }

    /**
     * Fills in a line for a year. What was said of other years stays. If it says so already, nothing is written.
     *
     * @param by the name that goes on record
     * @throws RefusedException 404 if there is no such country or line, 409 if the registry computes the line, 412 if the condition is not met
     */
    @Transactional
    StoredLine fill(String country, String code, FilledLineRequest request, Precondition condition, String by) {
        CountryLineName line = writable(country, code);
        Optional<FilledLineEntity> latest = lock(country, line);
        check(condition, country, line, latest);
        boolean isNew = latest.map(FilledLineEntity::isWithdrawal).orElse(true);
        long version = latest.map(row -> row.id.version()).orElse(0L);
        Optional<FilledLine> said =
                said(country, line, request.year(), request.year()).filter(request::isSaidBy);
        if (said.isPresent()) {
            return new StoredLine(said.get(), version, false);
        }
        FilledLineEntity row = next(country, line, version, by);
        row.say(request);
        store(row);
        return new StoredLine(row.filledIn().orElseThrow(), row.id.version(), isNew);
    }

    /**
     * Withdraws all that a country has said in a line; the history keeps it.
     *
     * @param by the name that goes on record
     * @throws RefusedException as {@link #fill}, and 404 if the country has not filled in the line
     */
    @Transactional
    void withdraw(String country, String code, Precondition condition, String by) {
        CountryLineName line = writable(country, code);
        Optional<FilledLineEntity> latest = lock(country, line);
        check(condition, country, line, latest);
        FilledLineEntity standing = latest.filter(row -> !row.isWithdrawal())
                .orElseThrow(() -> RefusedException.notFound(ENTRY, place(country, line)));
        store(next(country, line, standing.id.version(), by));
    }

    private static CountryLineName known(String code) {
        return Coded.find(CountryLineName.class, code)
                .orElseThrow(() -> RefusedException.notFound(
                        "line", code + "; there are " + String.join(", ", Coded.codes(CountryLineName.class))));
    }

    private static CountryLineName readable(String code) {
        CountryLineName line = known(code);
        if (line.provider() != LineProvider.COUNTRY) {
            throw RefusedException.notFound(
                    ENTRY, "in the line " + code + ", which the registry computes; the report has its value");
        }
        return line;
    }

    private CountryLineName writable(String country, String code) {
        countries.require(country);
        CountryLineName line = known(code);
        if (line.provider() != LineProvider.COUNTRY) {
            String detail = "The registry computes the line " + code
                    + " from its facts, so it cannot be filled in. Correct the facts instead.";
            throw RefusedException.conflict(detail, List.of(new Violation("", detail)));
        }
        return line;
    }

    /** Takes the lock of a line. Returns its latest version, which may be a withdrawal. */
    private Optional<FilledLineEntity> lock(String country, CountryLineName line) {
        AdvisoryLock.takeExclusive(session, AUDITED + " " + country + "/" + line.code());
        return latest(country, line);
    }

    private Optional<FilledLineEntity> latest(String country, CountryLineName line) {
        return session.createSelectionQuery(
                        """
                        from FilledLineEntity where id.country = :country and id.line = :line
                        order by id.version desc""",
                        FilledLineEntity.class)
                .setParameter("country", country)
                .setParameter("line", line.code())
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /** What was said in a line of the latest of some years. */
    private Optional<FilledLine> said(String country, CountryLineName line, int firstYear, int lastYear) {
        return session.createNativeQuery(
                        "SELECT * FROM country_line AS said WHERE " + STANDING
                                + " AND line = :line AND about_year BETWEEN :firstYear AND :lastYear"
                                + " ORDER BY about_year DESC, version DESC LIMIT 1",
                        FilledLineEntity.class)
                .setParameter("country", country)
                .setParameter("line", line.code())
                .setParameter("firstYear", firstYear)
                .setParameter("lastYear", lastYear)
                .uniqueResultOptional()
                .flatMap(FilledLineEntity::filledIn);
    }

    private static String place(String country, CountryLineName line) {
        return "of " + country + " in the line " + line.code();
    }

    private static void check(
            Precondition condition, String country, CountryLineName line, Optional<FilledLineEntity> latest) {
        OptionalLong version = latest.stream()
                .filter(row -> !row.isWithdrawal())
                .mapToLong(row -> row.id.version())
                .findFirst();
        condition.require(ENTRY, place(country, line), version);
    }

    private static FilledLineEntity next(String country, CountryLineName line, long version, String by) {
        return FilledLineEntity.of(new FilledLineKey(country, line.code(), version + 1), Today.time(), by);
    }

    private void store(FilledLineEntity row) {
        session.persist(row);
        audit.stored(AUDITED, row.id.country() + "/" + row.id.line(), row.id.version());
    }

    @Override
    public void redact(String name) {
        PersonalRecords.redact(session, name, "FilledLineEntity", "author");
    }
}
