package org.interagency.gateway.web;

/**
 * What the page of a right shows, as of a day.
 *
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 * @param who the address of the question who must answer for it
 * @param programmes the programmes that realise it
 * @param findings the findings about these programmes
 */
public record RightPage(
        FactHead head,
        String unavailable,
        String who,
        FactLinks programmes,
        FactFindings findings,
        FactHistory history) {}
