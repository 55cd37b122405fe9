package org.interagency.mapping.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interagency.contracts.Topics;
import org.interagency.mapping.search.SearchMatch.Fit;
import org.junit.jupiter.api.Test;

/** Of what a search has found, it reads no more facts than can be among the hits. */
class SearchCandidatesTest {

    private static SearchMatch match(String code, Fit fit, double likeness) {
        return new SearchMatch(Topics.AGENCIES, code, fit, likeness);
    }

    @Test
    void areTheBestMatches() {
        assertThat(SearchedFacts.candidates(
                        List.of(
                                match("A", Fit.WORDS, 0.9),
                                match("B", Fit.CODE, 0.1),
                                match("C", Fit.WORDS, 0.8),
                                match("D", Fit.NAME, 0.5)),
                        3))
                .containsExactlyInAnyOrder("B", "D", "A");
    }

    /** Whether a fact has ended decides between those that fit equally well, and only the facts say so. */
    @Test
    void haveAllThatFitAsWellAsTheLast() {
        assertThat(SearchedFacts.candidates(
                        List.of(
                                match("A", Fit.NAME, 1),
                                match("B", Fit.NAME, 0.9),
                                match("C", Fit.NAME, 0.9),
                                match("D", Fit.NAME, 0.8)),
                        2))
                .containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void areFewerIfFewerAreFound() {
        assertThat(SearchedFacts.candidates(List.of(match("A", Fit.NAME, 1)), 10))
                .containsExactly("A");
        assertThat(SearchedFacts.candidates(List.of(), 10)).isEmpty();
    }
}
