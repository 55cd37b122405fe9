package org.interagency.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of the desk. */
@ApplicationScoped
class DeskRoutes implements PageRoutes {

    private final DeskPages desk;
    private final EntryPages entries;
    private final ProposalPages proposals;
    private final DeskImports imports;
    private final DeskImportProgress progress;

    DeskRoutes(
            DeskPages desk,
            EntryPages entries,
            ProposalPages proposals,
            DeskImports imports,
            DeskImportProgress progress) {
        this.desk = desk;
        this.entries = entries;
        this.proposals = proposals;
        this.imports = imports;
        this.progress = progress;
    }

    @Override
    public List<PageRoute> all() {
        return List.of(
                PageRoute.page("/desk", desk::show),
                PageRoute.form("/desk/confirmations", desk::confirm),
                PageRoute.page("/desk/proposals/:id", proposals::show),
                PageRoute.form("/desk/proposals/:id/acceptance", proposals::accept),
                PageRoute.form("/desk/proposals/:id/refusal", proposals::refuse),
                added(EntryForm.PROGRAMME),
                changed(EntryForm.PROGRAMME),
                added(EntryForm.RESPONSIBILITY),
                changed(EntryForm.RESPONSIBILITY),
                added(EntryForm.AGREEMENT),
                changed(EntryForm.AGREEMENT),
                PageRoute.pageWithForm("/desk/import", imports::show, imports::take),
                PageRoute.page("/desk/import/progress", progress::show));
    }

    private PageRoute added(EntryForm form) {
        return PageRoute.pageWithForm(
                "/desk/" + form.collection(),
                visit -> entries.showNew(visit, form),
                visit -> entries.takeNew(visit, form));
    }

    private PageRoute changed(EntryForm form) {
        return PageRoute.pageWithForm(
                "/desk/" + form.collection() + "/:key",
                visit -> entries.show(visit, form),
                visit -> entries.take(visit, form));
    }
}
