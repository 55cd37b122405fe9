package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of reorganisations, and of the steps in which one is planned. No code of a reorganisation has a slash, so that none is one of these. */
@ApplicationScoped
class ReorganisationRoutes implements PageRoutes {

    private final ReorganisationPages pages;
    private final ReorganisationSteps steps;
    private final ReorganisationChecks checks;

    ReorganisationRoutes(ReorganisationPages pages, ReorganisationSteps steps, ReorganisationChecks checks) {
        this.pages = pages;
        this.steps = steps;
        this.checks = checks;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.pageWithForm("/reorganisations", pages::list, checks::carryOut),
                PageRoute.page(path(ReorganisationStep.AGENCIES), steps::agencies),
                PageRoute.page(path(ReorganisationStep.SUCCESSORS), steps::successors),
                PageRoute.page(path(ReorganisationStep.TRANSFERS), steps::transfers),
                PageRoute.page(path(ReorganisationStep.CHECK), checks::show),
                PageRoute.page("/reorganisations/:code", pages::show));
    }

    private static String path(ReorganisationStep step) {
        return step.address().text();
    }
}
