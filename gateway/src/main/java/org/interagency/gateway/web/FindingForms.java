package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.PageAnswer.MovedPage;

/** The forms of the page of a finding: each sends what was written to the API, and then shows the page anew. */
@ApplicationScoped
class FindingForms {

    private static final String FINDINGS = "findings";

    private final RegistryApi api;
    private final FindingPages pages;

    FindingForms(RegistryApi api, FindingPages pages) {
        this.api = api;
        this.pages = pages;
    }

    /** {@code /findings/{id}/steps}. */
    Future<PageAnswer> takeStep(PageVisit visit) {
        return visit.form()
                .compose(form -> carryOut(
                        visit,
                        form,
                        HttpMethod.POST,
                        "transitions",
                        filled(form, List.of("transition", "reason", "reviewOn"))));
    }

    /** {@code /findings/{id}/comments}. */
    Future<PageAnswer> comment(PageVisit visit) {
        return visit.form()
                .compose(form -> carryOut(visit, form, HttpMethod.POST, "comments", filled(form, List.of("text"))));
    }

    /** {@code /findings/{id}/assignment}: its other button takes the finding from whoever deals with it. */
    Future<PageAnswer> assign(PageVisit visit) {
        return visit.form()
                .compose(form -> carryOut(
                        visit,
                        form,
                        form.value("unassign").isEmpty() ? HttpMethod.PUT : HttpMethod.DELETE,
                        "assignment",
                        filled(form, List.of("assignee", "agency", "dueOn"))));
    }

    private Future<PageAnswer> carryOut(
            PageVisit visit, FormFields form, HttpMethod method, String what, JsonObject body) {
        String id = visit.pathParameter("id");
        Map<String, String> headers = new HashMap<>();
        // A comment stands for itself, whatever has changed meanwhile.
        if (!what.equals("comments") && !form.value("tag").isEmpty()) {
            headers.put("If-Match", form.value("tag"));
        }
        if (method == HttpMethod.POST && !form.value("once").isEmpty()) {
            headers.put("Idempotency-Key", form.value("once"));
        }
        Future<PageAnswer> done = api.send(
                        visit,
                        method,
                        ApiAddress.of(FINDINGS, id, what),
                        method == HttpMethod.DELETE ? null : body,
                        headers)
                .map(answer -> new MovedPage(ApiAddress.of(FINDINGS, id).text()));
        return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                ? pages.show(visit, form, refusal)
                : Future.failedFuture(failure));
    }

    private static JsonObject filled(FormFields form, List<String> names) {
        JsonObject body = new JsonObject();
        names.stream().filter(name -> !form.value(name).isEmpty()).forEach(name -> body.put(name, form.value(name)));
        return body;
    }
}
