package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.ExtentTexts.ExtentLine;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * What the page of a proposal shows.
 *
 * @param id its id
 * @param back the address of the desk of the agency that would hold the responsibility
 * @param agency the name of that agency
 * @param binding whether it would have to do this, in words
 * @param by the code of the agency that has made the proposal
 * @param status what has become of it, in words
 * @param reason why it was refused; empty if it was not
 * @param isOpen whether it can be accepted and refused
 * @param outcome what its acceptance would do; empty if the reader has not asked for that
 * @param refusals why it cannot be accepted; empty if it can, or if the reader has not asked for that
 * @param once identifies the forms, so that a form that is sent twice is carried out once
 * @param entered the reason that was written into a form that was refused
 * @param errors why it was refused
 */
public record ProposalPage(
        String id,
        String back,
        String agency,
        String programme,
        String function,
        String role,
        String binding,
        List<ExtentLine> extent,
        List<LawLink> laws,
        String by,
        String day,
        String status,
        String reason,
        boolean isOpen,
        EntryOutcome outcome,
        List<InputError> refusals,
        String once,
        String entered,
        List<FieldError> errors) {}
