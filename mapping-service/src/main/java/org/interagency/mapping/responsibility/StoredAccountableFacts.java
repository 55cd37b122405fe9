package org.interagency.mapping.responsibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.PopulationGroup;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.mapping.detection.AccountableFact;
import org.interagency.mapping.detection.AccountableFacts;

/** Reads who is accountable from the responsibilities, column by column, since there may be thousands of them. */
@ApplicationScoped
class StoredAccountableFacts implements AccountableFacts {

    private final Session session;

    StoredAccountableFacts(Session session) {
        this.session = session;
    }

    @Override
    public List<AccountableFact> of(String programme, ProgrammeFunction function) {
        return session
                .createQuery(
                        """
                        select id, agency, territories, ageFrom, ageTo, groups, validFrom, validTo, delegatedFrom
                        from ResponsibilityEntity
                        where programme = :programme and function = :function and role = :accountable
                        and (validTo is null or validTo > validFrom)""",
                        Tuple.class)
                .setParameter("programme", programme)
                .setParameter("function", function.code())
                .setParameter("accountable", Role.ACCOUNTABLE.code())
                .list()
                .stream()
                .map(StoredAccountableFacts::fact)
                .toList();
    }

    private static AccountableFact fact(Tuple row) {
        return new AccountableFact(
                row.get(0, String.class),
                row.get(1, String.class),
                texts(row, 2),
                new Population(
                        row.get(3, Integer.class),
                        row.get(4, Integer.class),
                        Coded.constants(PopulationGroup.class, texts(row, 5))),
                row.get(6, LocalDate.class),
                row.get(7, LocalDate.class),
                row.get(8, String.class));
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
                .map(code -> Coded.find(ProgrammeFunction.class, code).orElseThrow())
                .collect(Collectors.toSet());
    }
}
