package org.interagency.gateway.web;

/**
 * What the page of a territory shows, as of a day.
 *
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 * @param who the address of the question who must answer there
 * @param within the territories that are part of it
 * @param agencies the agencies that serve it
 * @param programmes the programmes that name it
 * @param findings the findings about it and all within it
 */
public record TerritoryPage(
        FactHead head,
        String unavailable,
        String who,
        FactLinks within,
        FactLinks agencies,
        FactLinks programmes,
        FactFindings findings,
        FactHistory history) {}
