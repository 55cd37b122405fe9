package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses at which most readers begin: the overview, the search, and who must answer. */
@ApplicationScoped
class OpeningRoutes implements PageRoutes {

    private final HomePages home;
    private final SearchPages search;
    private final WhoPages who;

    OpeningRoutes(HomePages home, SearchPages search, WhoPages who) {
        this.home = home;
        this.search = search;
        this.who = who;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.page("/", home::show),
                PageRoute.page("/search", search::show),
                PageRoute.page("/who", who::show),
                PageRoute.page("/who/places", who::places));
    }
}
