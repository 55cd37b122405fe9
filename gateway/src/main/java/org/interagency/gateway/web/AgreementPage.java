package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.WhoPage.ContactWay;

/**
 * What the page of an agreement shows, as of a day.
 *
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 * @param contact how to reach the office that coordinates
 * @param findings the address of the findings that agreements coordinate, of its first party
 * @param work the forms by which a coordinator changes and ends it
 */
public record AgreementPage(
        FactHead head,
        String unavailable,
        List<ContactWay> contact,
        String findings,
        AgreementWork work,
        FactHistory history) {

    /**
     * What a coordinator can do with the agreement.
     *
     * @param isCoordinator whether the reader gets the forms
     * @param change the address of the form in which it is changed
     * @param action where the form that ends it is sent
     * @param tag the version that the reader has seen
     * @param on the first day on which it no longer holds, as it was written
     * @param outcome what its end would do
     * @param errors why the form was refused; empty if it was not
     */
    public record AgreementWork(
            boolean isCoordinator,
            String change,
            String action,
            String tag,
            String on,
            EntryOutcome outcome,
            List<InputError> errors) {}
}
