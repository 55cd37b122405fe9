package org.interagency.mapping.responsibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.kit.request.Validity;
import org.interagency.mapping.detection.ClassDuties;
import org.interagency.mapping.detection.ClassDuty;
import org.interagency.mapping.detection.Holding;
import org.interagency.mapping.detection.Holdings;
import org.jspecify.annotations.Nullable;

/** Reads holdings from the responsibilities. Selects columns and not entities, since there may be thousands of rows. */
@ApplicationScoped
class StoredHoldings implements Holdings, ClassDuties {

    private static final String COLUMNS =
            """
            select id, function, agency, territories, ageFrom, ageTo, groups, validFrom, validTo, delegatedFrom, since, until, bindingness,
                agencyKind, agencyLevel
            from ResponsibilityEntity where (validTo is null or validTo > validFrom)
            and (since is null or validTo is null or validTo > since) and (until is null or until > validFrom)
            """;

    private final Session session;

    StoredHoldings(Session session) {
        this.session = session;
    }

    @Override
    public List<Holding> accountable(String programme, ProgrammeFunction function) {
        return facts(session.createQuery(
                        COLUMNS
                                + "and programme = :programme and function = :function and role = :accountable and agency is not null",
                        Tuple.class)
                .setParameter("programme", programme)
                .setParameter("function", function.code())
                .setParameter("accountable", Role.ACCOUNTABLE.code()));
    }

    @Override
    public List<Holding> heldBy(Collection<String> agencies, String programme) {
        return agencies.isEmpty()
                ? List.of()
                : facts(session.createQuery(COLUMNS + "and programme = :programme and agency in :agencies", Tuple.class)
                        .setParameter("programme", programme)
                        .setParameterList("agencies", agencies));
    }

    @Override
    public List<ClassDuty> accountableClasses(String programme) {
        return session
                .createQuery(
                        COLUMNS + "and programme = :programme and role = :accountable and agencyKind is not null",
                        Tuple.class)
                .setParameter("programme", programme)
                .setParameter("accountable", Role.ACCOUNTABLE.code())
                .list()
                .stream()
                .map(StoredHoldings::duty)
                .toList();
    }

    @Override
    public Set<String> programmesOfClasses(Collection<AgencyKind> kinds) {
        return kinds.isEmpty()
                ? Set.of()
                : Set.copyOf(session.createQuery(
                                "select distinct programme from ResponsibilityEntity where agencyKind in :kinds",
                                String.class)
                        .setParameterList(
                                "kinds", kinds.stream().map(AgencyKind::code).toList())
                        .list());
    }

    private static List<Holding> facts(SelectionQuery<Tuple> query) {
        return query.list().stream().map(StoredHoldings::fact).toList();
    }

    private static Holding fact(Tuple row) {
        return new Holding(
                row.get(0, String.class),
                function(row.get(1, String.class)),
                row.get(2, String.class),
                texts(row, 3),
                population(row),
                validFrom(row),
                validTo(row),
                row.get(9, String.class),
                bindingness(row));
    }

    private static ClassDuty duty(Tuple row) {
        return new ClassDuty(
                row.get(0, String.class),
                function(row.get(1, String.class)),
                new AgencyClass(
                        Coded.find(AgencyKind.class, row.get(13, String.class)).orElseThrow(),
                        row.get(14, String.class)),
                texts(row, 3),
                population(row),
                validFrom(row),
                validTo(row),
                row.get(9, String.class),
                bindingness(row));
    }

    private static Bindingness bindingness(Tuple row) {
        return Coded.find(Bindingness.class, row.get(12, String.class)).orElseThrow();
    }

    private static Population population(Tuple row) {
        return new Population(row.get(4, Integer.class), row.get(5, Integer.class), texts(row, 6));
    }

    private static LocalDate validFrom(Tuple row) {
        return Validity.laterStart(row.get(7, LocalDate.class), row.get(10, LocalDate.class));
    }

    private static @Nullable LocalDate validTo(Tuple row) {
        return Validity.earlierEnd(row.get(8, LocalDate.class), row.get(11, LocalDate.class));
    }

    private static ProgrammeFunction function(String code) {
        return Coded.find(ProgrammeFunction.class, code).orElseThrow();
    }

    private static Set<String> texts(Tuple row, int column) {
        return ((List<?>) row.get(column)).stream().map(String.class::cast).collect(Collectors.toSet());
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return session
                .createQuery(
                        """
                        select distinct function from ResponsibilityEntity
                        where programme = :programme and role = :accountable
                        and (validTo is null or validTo > validFrom)""",
                        String.class)
                .setParameter("programme", programme)
                .setParameter("accountable", Role.ACCOUNTABLE.code())
                .list()
                .stream()
                .map(StoredHoldings::function)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> programmesOf(Collection<String> agencies) {
        return agencies.isEmpty()
                ? Set.of()
                : Set.copyOf(session.createQuery(
                                "select distinct programme from ResponsibilityEntity where agency in :agencies",
                                String.class)
                        .setParameterList("agencies", agencies)
                        .list());
    }
}
