package org.interagency.gateway.web;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * Makes HTML of pages. Each template gets the texts of the reader's language ({@code t}), the frame ({@code frame}) and what it shows ({@code page}); the
 * engine escapes all of it.
 */
@ApplicationScoped
class PageTemplates {

    private final Engine engine;

    PageTemplates(Engine engine) {
        this.engine = engine;
    }

    /** The HTML of a page. */
    String html(PageVisit visit, ShownPage shown) {
        return html(visit.texts(), PageFrame.of(visit, shown), shown);
    }

    /** The HTML of a page in a frame. */
    String html(PageTexts texts, PageFrame frame, ShownPage shown) {
        Template template = engine.getTemplate(shown.template());
        if (template == null) {
            throw new IllegalStateException("There is no template " + shown.template());
        }
        return template.data("t", texts, "frame", frame, "page", shown.page()).render();
    }
}
