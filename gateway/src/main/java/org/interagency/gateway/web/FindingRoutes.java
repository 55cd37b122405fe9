package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of findings and of what is done about them. */
@ApplicationScoped
class FindingRoutes implements PageRoutes {

    private final FindingListPages findings;
    private final FindingPages finding;
    private final FindingForms forms;

    FindingRoutes(FindingListPages findings, FindingPages finding, FindingForms forms) {
        this.findings = findings;
        this.finding = finding;
        this.forms = forms;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.page("/findings", findings::show),
                PageRoute.page("/findings/:id", finding::show),
                PageRoute.form("/findings/:id/steps", forms::takeStep),
                PageRoute.form("/findings/:id/comments", forms::comment),
                PageRoute.form("/findings/:id/assignment", forms::assign));
    }
}
