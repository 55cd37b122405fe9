package org.interagency.mapping.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Copies;
import org.interagency.kit.paging.Cursors;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.ProgrammeCache;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.KnownSubjects;
import org.interagency.mapping.finding.SqlCondition;
import org.interagency.mapping.report.MatrixColumn.MatrixCell;

/** Sets the functions of programmes against agencies or territories, a page of columns at a time. */
@ApplicationScoped
class ResponsibilityMatrix {

    /** Each finding about the whole country counts in each of them. */
    private static final int MOST_TERRITORIES = 100;

    private final Session session;
    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final Territories territories;
    private final KnownSubjects subjects;

    ResponsibilityMatrix(
            Session session,
            CopiedFacts copies,
            ProgrammeCache programmes,
            Territories territories,
            KnownSubjects subjects) {
        this.session = session;
        this.copies = copies;
        this.programmes = programmes;
        this.territories = territories;
        this.subjects = subjects;
    }

    /**
     * A page of the columns, in the order of their codes.
     *
     * @throws RefusedException 400 if the programme or the territory does not exist, or if the page request has a sort order or a cursor that is not one of
     *     this list
     */
    @Transactional
    Page<MatrixColumn> page(MatrixQuery query, PageRequest request) {
        request.refuseOrder("The columns come in the order of their codes. Leave sort out.");
        if (query.programme() != null
                && copies.programmes().find(query.programme()).isEmpty()) {
            throw RefusedException.unknownParameter("programme", query.programme());
        }
        TerritoryTree tree = territories.tree();
        if (query.territory() != null && !tree.contains(query.territory())) {
            throw RefusedException.unknownParameter("territory", query.territory());
        }
        String after = request.cursor() == null ? "" : code(request.cursor());
        return query.columns() == MatrixColumns.AGENCY
                ? ofAgencies(query, after, request.limit(), tree)
                : ofTerritories(query, after, request.limit(), tree);
    }

    private Page<MatrixColumn> ofAgencies(MatrixQuery query, String after, int limit, TerritoryTree tree) {
        List<SqlCondition> held = held(query, tree);
        Map<String, Object> parameters = new HashMap<>();
        String where = SqlCondition.where(held, parameters);
        parameters.put("after", after);
        List<String> codes = query(
                        "SELECT DISTINCT agency FROM responsibility WHERE agency > :after AND " + where
                                + " ORDER BY agency",
                        parameters)
                .addScalar("agency", String.class)
                .setMaxResults(limit + 1)
                .list()
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
        Page<String> page = Page.of(codes, limit, ResponsibilityMatrix::cursor);
        Map<String, Map<ProgrammeFunction, Map<Role, Long>>> roles = roles(held, page.items());
        Map<String, Map<String, String>> names = names(copies.agencies(), page.items(), query.asOf(), AgencyFact::name);
        return page.map(code -> new MatrixColumn(
                code,
                names.getOrDefault(code, Map.of()),
                roles.getOrDefault(code, Map.of()).entrySet().stream()
                        .map(cell -> MatrixCell.ofAgency(cell.getKey(), cell.getValue()))
                        .toList()));
    }

    /** The responsibilities that the matrix is about: the states that hold on the day. */
    private List<SqlCondition> held(MatrixQuery query, TerritoryTree tree) {
        LocalDate day = query.asOf();
        List<SqlCondition> held = new ArrayList<>(List.of(
                SqlCondition.of("role <> 'accountable' OR bindingness = 'must'"),
                SqlCondition.of("since IS NULL OR since <= ?", day),
                SqlCondition.of("until IS NULL OR until > ?", day),
                SqlCondition.isWithin("valid_from", "valid_to", day)));
        if (query.isAboutSome()) {
            held.add(SqlCondition.isAny(
                    "programme",
                    selected(query).stream().map(ProgrammeFact::code).toList()));
        }
        if (query.territory() != null) {
            held.add(SqlCondition.namesAny("territories", tree.meeting(query.territory())));
        }
        if (query.level() != null) {
            held.add(SqlCondition.isAny("agency", subjects.agenciesOf(query.level(), day)));
        }
        return held;
    }

    private Map<String, Map<ProgrammeFunction, Map<Role, Long>>> roles(List<SqlCondition> held, List<String> agencies) {
        Map<String, Object> parameters = new HashMap<>();
        String where = SqlCondition.where(held, parameters);
        parameters.put("agencies", agencies.toArray(String[]::new));
        Map<String, Map<ProgrammeFunction, Map<Role, Long>>> roles = new HashMap<>();
        query(
                        "SELECT agency, function, role, count(*) AS held FROM responsibility WHERE agency = ANY (:agencies) AND "
                                + where + " GROUP BY agency, function, role",
                        parameters)
                .addScalar("agency", String.class)
                .addScalar("function", String.class)
                .addScalar("role", String.class)
                .addScalar("held", Long.class)
                .list()
                .forEach(row -> roles.computeIfAbsent(row.get(0, String.class), code -> new TreeMap<>())
                        .computeIfAbsent(function(row.get(1, String.class)), function -> new TreeMap<>())
                        .put(Coded.find(Role.class, row.get(2, String.class)).orElseThrow(), row.get(3, Long.class)));
        return roles;
    }

    private static ProgrammeFunction function(String code) {
        return Coded.find(ProgrammeFunction.class, code).orElseThrow();
    }

    private NativeQuery<Tuple> query(String sql, Map<String, Object> parameters) {
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** The programmes that the matrix is about, each in its state of the day. */
    private List<ProgrammeFact> selected(MatrixQuery query) {
        return programmes.all().stream()
                .filter(programme -> programme.isValidOn(query.asOf()))
                .map(programme -> programme.on(query.asOf()))
                .filter(query::isAbout)
                .toList();
    }

    private Page<MatrixColumn> ofTerritories(MatrixQuery query, String after, int most, TerritoryTree tree) {
        int limit = Math.min(most, MOST_TERRITORIES);
        String whole = Objects.requireNonNull(query.territory());
        Collection<String> candidates = query.level() == null
                ? tree.below(whole)
                : tree.within(whole).stream()
                        .filter(code ->
                                query.level().equals(tree.territory(code).levelOn(query.asOf())))
                        .toList();
        List<String> codes = candidates.stream()
                .filter(code -> code.compareTo(after) > 0)
                .sorted()
                .limit(limit + 1L)
                .toList();
        Page<String> page = Page.of(codes, limit, ResponsibilityMatrix::cursor);
        Map<String, List<String>> columnsOf = new HashMap<>();
        page.items().forEach(column -> tree.meeting(column).forEach(code -> columnsOf
                .computeIfAbsent(code, key -> new ArrayList<>())
                .add(column)));
        List<ProgrammeFact> selected = selected(query);
        Map<MatrixPlace, Long> required = required(selected, columnsOf);
        Map<MatrixPlace, FoundThere> found = found(query, selected, columnsOf);
        Map<String, Map<String, String>> names =
                names(copies.territories(), page.items(), query.asOf(), TerritoryFact::name);
        return page.map(code -> new MatrixColumn(
                code,
                names.getOrDefault(code, Map.of()),
                Arrays.stream(ProgrammeFunction.values())
                        .map(function -> cell(new MatrixPlace(code, function), required, found))
                        .toList()));
    }

    /** Where a function and a territory meet. */
    private record MatrixPlace(String territory, ProgrammeFunction function) {}

    /** Numbers of findings. */
    private record FoundThere(long gaps, long overlaps) {}

    private static MatrixCell cell(
            MatrixPlace place, Map<MatrixPlace, Long> required, Map<MatrixPlace, FoundThere> found) {
        FoundThere here = found.getOrDefault(place, new FoundThere(0, 0));
        return MatrixCell.ofTerritory(place.function(), required.getOrDefault(place, 0L), here.gaps(), here.overlaps());
    }

    /** How many of the programmes require a function in a territory. */
    private static Map<MatrixPlace, Long> required(List<ProgrammeFact> selected, Map<String, List<String>> columnsOf) {
        Map<MatrixPlace, Long> required = new HashMap<>();
        for (ProgrammeFact programme : selected) {
            Set<String> columns = programme.territories().stream()
                    .flatMap(code -> columnsOf.getOrDefault(code, List.of()).stream())
                    .collect(Collectors.toSet());
            for (ProgrammeFunction function : programme.requiredFunctions()) {
                columns.forEach(column -> required.merge(new MatrixPlace(column, function), 1L, Long::sum));
            }
        }
        return required;
    }

    /**
     * Detection has compared the extents of the programmes and of those who are accountable for them exactly; a box of a finding and a territory have a place
     * in common if the box names the territory, one above it or one below it.
     */
    private Map<MatrixPlace, FoundThere> found(
            MatrixQuery query, List<ProgrammeFact> selected, Map<String, List<String>> columnsOf) {
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        columnsOf.forEach((code, names) -> names.forEach(columns.withArray("/" + code)::add));
        LocalDate day = query.asOf();
        List<SqlCondition> wanted = new ArrayList<>(List.of(
                SqlCondition.of("type IN ('unassigned', 'overlap') AND status <> 'resolved'"),
                SqlCondition.isWithin("valid_from", "valid_to", day),
                SqlCondition.isWithin("box ->> 'validFrom'", "box ->> 'validTo'", day.toString()),
                SqlCondition.namesAny("territories", columnsOf.keySet())));
        if (query.isAboutSome()) {
            wanted.add(SqlCondition.namesAny(
                    "programmes", selected.stream().map(ProgrammeFact::code).toList()));
        }
        Map<String, Object> parameters = new HashMap<>();
        String where = SqlCondition.where(wanted, parameters);
        parameters.put("columns", columns.toString());
        Map<MatrixPlace, FoundThere> found = new HashMap<>();
        query(
                        """
                        SELECT place, function, count(DISTINCT id) FILTER (WHERE type = 'unassigned') AS gaps,
                            count(DISTINCT id) FILTER (WHERE type = 'overlap') AS overlaps
                        FROM finding CROSS JOIN jsonb_array_elements(extent) AS box
                        CROSS JOIN jsonb_array_elements_text(box -> 'territories') AS code
                        CROSS JOIN jsonb_array_elements_text((SELECT CAST(:columns AS jsonb)) -> code) AS place
                        WHERE %s GROUP BY place, function"""
                                .formatted(where),
                        parameters)
                .addScalar("place", String.class)
                .addScalar("function", String.class)
                .addScalar("gaps", Long.class)
                .addScalar("overlaps", Long.class)
                .list()
                .forEach(row -> found.put(
                        new MatrixPlace(row.get(0, String.class), function(row.get(1, String.class))),
                        new FoundThere(row.get(2, Long.class), row.get(3, Long.class))));
        return found;
    }

    private static <F extends TimedFact<F>> Map<String, Map<String, String>> names(
            Copies<F> copies, Collection<String> codes, LocalDate day, Function<F, Map<String, String>> name) {
        return copies.find(codes).values().stream().collect(Collectors.toMap(F::key, fact -> name.apply(fact.on(day))));
    }

    private static String cursor(String code) {
        return Cursors.of(List.of(code));
    }

    private static String code(String cursor) {
        try {
            List<String> parts = Cursors.parts(cursor);
            if (parts.size() == 1 && parts.get(0).matches(Code.PATTERN)) {
                return parts.get(0);
            }
        } catch (IllegalArgumentException notOfThisList) {
            // refused below, like a cursor of another list
        }
        throw PageRequest.wrongCursor();
    }
}
