package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of agencies, programmes, territories, rights and agreements, and of the lists of these. */
@ApplicationScoped
class FactRoutes implements PageRoutes {

    private final FactListPages facts;
    private final AgencyPages agency;
    private final ProgrammePages programme;
    private final TerritoryPages territory;
    private final RightPages right;
    private final AgreementPages agreement;

    FactRoutes(
            FactListPages facts,
            AgencyPages agency,
            ProgrammePages programme,
            TerritoryPages territory,
            RightPages right,
            AgreementPages agreement) {
        this.facts = facts;
        this.agency = agency;
        this.programme = programme;
        this.territory = territory;
        this.right = right;
        this.agreement = agreement;
    }

    @Override
    public List<PageRoute> all() {
        Stream<PageRoute> lists = Arrays.stream(ListedKind.values())
                .map(kind -> PageRoute.page("/" + kind.collection(), visit -> facts.show(visit, kind)));
        return Stream.concat(
                        lists,
                        Stream.of(
                                PageRoute.page("/agencies/:code", YearSlider.movable(agency::show)),
                                PageRoute.page("/programmes/:code", YearSlider.movable(programme::show)),
                                PageRoute.page("/territories/:code", YearSlider.movable(territory::show)),
                                PageRoute.page("/rights/:code", YearSlider.movable(right::show)),
                                PageRoute.pageWithForm(
                                        "/agreements/:code", YearSlider.movable(agreement::show), agreement::end)))
                .toList();
    }
}
