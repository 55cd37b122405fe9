package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.fact.Agreement;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.request.Validity;

/** Gives detection the agreements of agencies. Every method needs a transaction. */
public interface Agreements {

    /** No agreements, for questions that they make no difference to. */
    Agreements NONE = new Agreements() {
        @Override
        public List<AgreementFact> about(String programme) {
            return List.of();
        }

        @Override
        public List<AgreementFact> aboutAllFunctions() {
            return List.of();
        }

        @Override
        public List<AgreementFact> of(Collection<String> codes, Collection<String> parties) {
            return List.of();
        }
    };

    /** The agreements that in one of their states name a programme, or all programmes. */
    List<AgreementFact> about(String programme);

    /** The agreements that in one of their states are about all functions. */
    List<AgreementFact> aboutAllFunctions();

    /** The agreements of some codes, and those to which one of some agencies is a party in one of their states. */
    List<AgreementFact> of(Collection<String> codes, Collection<String> parties);

    /** Agreements in the form that detection needs, one for each state that ever holds, without territories that the tree lacks. */
    static List<Agreement> inForce(TerritoryTree tree, List<AgreementFact> agreements) {
        return agreements.stream()
                .flatMap(agreement -> statesInForce(tree, agreement.states()).stream())
                .toList();
    }

    /** The states of one agreement in the form that detection needs, without those that never hold. */
    static List<Agreement> statesInForce(TerritoryTree tree, List<AgreementFact> states) {
        return states.stream().flatMap(state -> inForce(tree, state)).toList();
    }

    private static Stream<Agreement> inForce(TerritoryTree tree, AgreementFact state) {
        LocalDate from = Validity.laterStart(state.validFrom(), state.since());
        LocalDate to = Validity.earlierEnd(state.validTo(), state.until());
        Set<String> territories =
                state.territories().stream().filter(tree::contains).collect(Collectors.toSet());
        // No territory means everywhere, so an agreement for territories that are all unknown holds nowhere.
        boolean isNowhere = territories.isEmpty() && !state.territories().isEmpty();
        return isNowhere || to != null && !to.isAfter(from)
                ? Stream.empty()
                : Stream.of(new Agreement(
                        state.parties(),
                        state.programmes(),
                        state.functions().stream().map(ProgrammeFunction::code).collect(Collectors.toSet()),
                        territories,
                        new Period(from, to)));
    }
}
