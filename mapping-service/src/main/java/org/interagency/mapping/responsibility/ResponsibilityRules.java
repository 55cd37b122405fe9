package org.interagency.mapping.responsibility;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.KnownHolders;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;
import org.interagency.mapping.detection.Territories;

/** The rules for writing a responsibility. */
final class ResponsibilityRules {

    private static final int CODES_NAMED = 5;

    /**
     * A responsibility that is to be written.
     *
     * @param asked the state that the request asks for, from the day on that it names
     * @param begins the first day of the state that is written
     * @param standing the states that are stored
     * @param delegator the stored states of the responsibility that it is delegated from; empty if it is not delegated, or if that one does not exist
     */
    record ResponsibilityWrite(
            ResponsibilityFact asked,
            LocalDate begins,
            Timeline<ResponsibilityFact> standing,
            Timeline<ResponsibilityFact> delegator,
            ResponsibilityReferences known) {

        private ProgrammeFact programme() {
            return known.programmes().get(asked.programme());
        }

        private Optional<String> agency() {
            return Optional.ofNullable(asked.agency());
        }

        private Optional<AgencyClass> agencyClass() {
            return Optional.ofNullable(asked.agencyClass());
        }

        private boolean isDelegated() {
            return asked.delegatedFrom() != null;
        }

        private Link delegation() {
            return new Link(asked.since(), null, asked.delegatedFrom());
        }

        private boolean isDelegatedFromItself() {
            return Ancestry.wouldCircle(asked.id(), delegation(), known.delegations());
        }

        /** Only a responsibility that is delegated from another one than before can make the chain longer. */
        private boolean isDelegatedAnew() {
            return standing.isEmpty()
                    || !standing.states().stream()
                            .allMatch(state -> Objects.equals(state.delegatedFrom(), asked.delegatedFrom()));
        }

        private boolean isTooLongAChain() {
            return isDelegatedAnew()
                    && !isDelegatedFromItself()
                    && Ancestry.isTooDeep(
                            delegation(),
                            known.delegations(),
                            () -> standing.isEmpty() ? 0 : known.below().applyAsInt(asked.id()));
        }

        private ResponsibilityFact delegatorNow() {
            return delegator.newest().orElseThrow();
        }
    }

    /**
     * What is known about everything that some responsibilities name.
     *
     * @param programmes the known programmes, by code
     * @param entries the keys of all entries of vocabularies
     * @param delegations gives what the responsibility of an id is delegated from
     * @param below gives the number of delegations, one from the other, that begin with the responsibility of an id
     */
    record ResponsibilityReferences(
            KnownHolders holders,
            Map<String, ProgrammeFact> programmes,
            Set<String> entries,
            TerritoryTree tree,
            Function<String, List<Link>> delegations,
            ToIntFunction<String> below) {}

    static final WriteRule<ResponsibilityWrite> PROGRAMME_EXISTS = WriteRule.isKnown(
            "/programme", "programme", write -> write.asked().programme(), (write, code) -> write.known()
                    .programmes()
                    .containsKey(code));

    static final WriteRule<ResponsibilityWrite> AGENCY_EXISTS =
            WriteRule.isKnown("/agency", "agency", write -> write.asked().agency(), (write, code) -> write.known()
                    .holders()
                    .agencies()
                    .containsKey(code));

    static final WriteRule<ResponsibilityWrite> TERRITORIES_EXIST = WriteRule.areKnown(
            "/territories", "territory", write -> write.asked().territories(), (write, code) -> write.known()
                    .tree()
                    .contains(code));

    static final WriteRule<ResponsibilityWrite> GROUPS_EXIST = WriteRule.areEntries(
            "/population/groups",
            Vocabulary.POPULATION_GROUPS,
            write -> write.asked().population().groups(),
            write -> write.known().entries());

    static final WriteRule<ResponsibilityWrite> DELEGATOR_EXISTS = WriteRule.isKnown(
            "/delegatedFrom",
            "responsibility",
            write -> write.asked().delegatedFrom(),
            (write, id) -> !write.delegator().isEmpty());

    static final WriteRule<ResponsibilityWrite> AGENCY_HAS_NOT_CEASED = WriteRule.atMostOne(write -> write.agency()
            .flatMap(agency -> HoldingRules.holderHasNotCeased(
                    "/agency", agency, write.known().holders().endOf(agency), write.begins())));

    static final WriteRule<ResponsibilityWrite> LEVEL_OF_CLASS_IS_THERE =
            WriteRule.atMostOne(write -> write.agencyClass()
                    .flatMap(all -> ClassHolderRules.levelIsThere(
                            "/agencyClass",
                            all,
                            write.asked().territories(),
                            write.known().tree())));

    static final WriteRule<ResponsibilityWrite> ACCOUNTABLE_IS_OF_THE_STATE =
            WriteRule.atMostOne(write -> write.asked().role() == Role.ACCOUNTABLE
                    ? write.agency()
                            .map(agency -> write.known().holders().agencies().get(agency))
                            .flatMap(agency ->
                                    HoldingRules.accountableIsOfTheState("/role", agency.code(), agency.kind()))
                    : Optional.<Violation>empty());

    static final WriteRule<ResponsibilityWrite> ACCOUNTABLE_CLASS_IS_OF_THE_STATE =
            WriteRule.atMostOne(write -> write.agencyClass()
                    .filter(all -> write.asked().role() == Role.ACCOUNTABLE)
                    .flatMap(all -> ClassHolderRules.accountableIsOfTheState("/agencyClass", all)));

    static final WriteRule<ResponsibilityWrite> KEEPS_ITS_TASK = WriteRule.holds(
            "/programme",
            write -> write.standing()
                    .newest()
                    .map(before -> isSameTask(before, write.asked()))
                    .orElse(true),
            write -> "This responsibility is for another programme or function. End it, and register a new one.");

    /** A responsibility counts only inside its programme's extent, so one that lies wholly outside is a mistake. */
    static final WriteRule<ResponsibilityWrite> MEETS_ITS_PROGRAMME = write -> {
        ProgrammeFact programme = write.programme();
        ResponsibilityFact asked = write.asked();
        TerritoryTree tree = write.known().tree();
        Collection<Extent> covered = Territories.extents(tree, programme).values();
        if (extents(List.of(asked), tree).stream().anyMatch(extent -> extent.intersects(covered, tree))) {
            return Stream.empty();
        }
        boolean never =
                Validity.areApart(asked.validFrom(), asked.validTo(), programme.validFrom(), programme.validTo());
        return Stream.of(new Violation(
                never ? "/validFrom" : "/territories",
                "The responsibility lies wholly outside " + programme.code() + ", which covers "
                        + abbreviated(programme.territories()) + " from " + programme.validFrom()
                        + (programme.validTo() == null ? "" : " until " + programme.validTo()) + " for "
                        + programme.population().inWords() + ". Make them intersect."));
    };

    static final WriteRule<ResponsibilityWrite> DELEGATOR_IS_ACCOUNTABLE_FOR_THE_TASK = ifDelegated(
            write -> isSameTask(write.delegatorNow(), write.asked())
                    && write.delegatorNow().role() == Role.ACCOUNTABLE,
            write -> write.delegatorNow().id() + " is not of role accountable for "
                    + write.asked().function().code() + " of " + write.asked().programme()
                    + ", so this cannot be delegated from it.");

    static final WriteRule<ResponsibilityWrite> DELEGATOR_IS_ANOTHER_AGENCY = ifDelegated(
            write -> !Objects.equals(
                            write.delegatorNow().agency(), write.asked().agency())
                    || !Objects.equals(
                            write.delegatorNow().agencyClass(), write.asked().agencyClass()),
            write -> "An agency cannot delegate to itself, nor a class of agencies.");

    static final WriteRule<ResponsibilityWrite> LIES_WITHIN_ITS_DELEGATOR = ifDelegated(
            write -> {
                TerritoryTree tree = write.known().tree();
                Collection<Extent> delegable = extents(write.delegator().states(), tree);
                return extents(List.of(write.asked()), tree).stream()
                        .allMatch(extent -> extent.liesWithin(delegable, tree));
            },
            write -> "Only what " + write.delegatorNow().id()
                    + " covers can be delegated from it. Limit territories, period and population to that.");

    static final WriteRule<ResponsibilityWrite> IS_NOT_DELEGATED_FROM_ITSELF = ifDelegated(
            write -> !write.isDelegatedFromItself(),
            write -> "The responsibility would be delegated from itself, directly or in several steps.");

    static final WriteRule<ResponsibilityWrite> IS_NOT_DELEGATED_TOO_OFTEN = ifDelegated(
            write -> !write.isTooLongAChain(),
            write -> "The responsibility would be one of more than " + Ancestry.MOST_LEVELS
                    + " that are delegated one from the other. Delegate from one further up.");

    /** Rules about what a responsibility names. */
    static final List<WriteRule<ResponsibilityWrite>> OF_REFERENCES = List.of(
            PROGRAMME_EXISTS,
            AGENCY_EXISTS,
            TERRITORIES_EXIST,
            GROUPS_EXIST,
            DELEGATOR_EXISTS,
            AGENCY_HAS_NOT_CEASED,
            LEVEL_OF_CLASS_IS_THERE);

    /** Rules that can be checked only if everything that the responsibility names exists. */
    static final List<WriteRule<ResponsibilityWrite>> OF_CONTENT = List.of(
            ACCOUNTABLE_IS_OF_THE_STATE,
            ACCOUNTABLE_CLASS_IS_OF_THE_STATE,
            KEEPS_ITS_TASK,
            MEETS_ITS_PROGRAMME,
            DELEGATOR_IS_ACCOUNTABLE_FOR_THE_TASK,
            DELEGATOR_IS_ANOTHER_AGENCY,
            LIES_WITHIN_ITS_DELEGATOR,
            IS_NOT_DELEGATED_FROM_ITSELF,
            IS_NOT_DELEGATED_TOO_OFTEN);

    private ResponsibilityRules() {}

    /** The violations of the rules. The content is checked only if the rules about references hold. */
    static List<Violation> check(ResponsibilityWrite write) {
        List<Violation> missing = WriteRule.check(OF_REFERENCES, write);
        return missing.isEmpty() ? WriteRule.check(OF_CONTENT, write) : missing;
    }

    private static WriteRule<ResponsibilityWrite> ifDelegated(
            Predicate<ResponsibilityWrite> condition, Function<ResponsibilityWrite, String> detail) {
        return WriteRule.holds("/delegatedFrom", write -> !write.isDelegated() || condition.test(write), detail);
    }

    private static boolean isSameTask(ResponsibilityFact one, ResponsibilityFact other) {
        return one.programme().equals(other.programme()) && one.function() == other.function();
    }

    private static Collection<Extent> extents(List<ResponsibilityFact> states, TerritoryTree tree) {
        return Territories.extents(tree, states, ResponsibilityFact::territories, ResponsibilityFact::population)
                .values();
    }

    static String abbreviated(Set<String> codes) {
        return codes.size() <= CODES_NAMED
                ? String.join(", ", codes)
                : codes.stream().limit(CODES_NAMED).collect(Collectors.joining(", ")) + " and "
                        + (codes.size() - CODES_NAMED) + " more";
    }
}
