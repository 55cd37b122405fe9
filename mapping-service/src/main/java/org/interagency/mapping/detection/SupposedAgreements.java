package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.kit.request.Today;

/**
 * The agreements, if some were different or new, and after reorganisations that are not carried out.
 *
 * @param held the current agreements
 * @param supposed those that would be different or new
 * @param changes the reorganisations, in the order in which they would be carried out
 */
record SupposedAgreements(Agreements held, List<AgreementFact> supposed, List<AgencyChangeFact> changes)
        implements Agreements {

    @Override
    public List<AgreementFact> about(String programme) {
        return passedOn(held.about(programme)).toList();
    }

    @Override
    public List<AgreementFact> aboutAllFunctions() {
        return passedOn(held.aboutAllFunctions()).toList();
    }

    @Override
    public List<AgreementFact> of(Collection<String> codes, Collection<String> parties) {
        return passedOn(held.of(codes, parties)).toList();
    }

    /** A supposed agreement that is about something else is harmless: detection looks at what each covers. */
    private Stream<AgreementFact> passedOn(List<AgreementFact> current) {
        Set<String> replaced = supposed.stream().map(AgreementFact::code).collect(Collectors.toSet());
        Stream<AgreementFact> all =
                Stream.concat(current.stream().filter(fact -> !replaced.contains(fact.code())), supposed.stream());
        for (AgencyChangeFact change : changes) {
            all = all.map(fact -> fact.timeline()
                    .changedFrom(change.effectiveDate(), change::passOn)
                    .fact(Today.date()));
        }
        return all;
    }
}
