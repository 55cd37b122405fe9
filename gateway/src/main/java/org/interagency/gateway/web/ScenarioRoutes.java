package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses at which ways out of findings are tried out, kept and compared. */
@ApplicationScoped
class ScenarioRoutes implements PageRoutes {

    private final ScenarioPages scenario;
    private final OptionPages options;

    ScenarioRoutes(ScenarioPages scenario, OptionPages options) {
        this.scenario = scenario;
        this.options = options;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.page("/scenarios", scenario::show),
                PageRoute.pageWithForm("/findings/:id/options", options::list, options::keep),
                PageRoute.page("/findings/:id/options/:option", options::show),
                PageRoute.form("/findings/:id/options/:option/removal", options::remove));
    }
}
