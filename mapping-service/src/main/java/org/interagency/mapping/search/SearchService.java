package org.interagency.mapping.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.kit.request.Today;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.finding.FoundFinding;
import org.interagency.mapping.search.SearchedFacts.Hits;

/** Searches facts by their codes and names, and findings by their ids and by the facts that they are about. */
@ApplicationScoped
class SearchService {

    /** Findings are about the facts that fit best; of each kind, so many. */
    private static final int SUBJECTS = 5;

    private final SearchIndex index;
    private final SearchedFacts facts;
    private final Findings findings;

    SearchService(SearchIndex index, SearchedFacts facts, Findings findings) {
        this.index = index;
        this.facts = facts;
        this.findings = findings;
    }

    /** What is found for a query. What the other services have registered a moment ago is found once its event has arrived. */
    SearchAnswer search(SearchQuery query) {
        SearchMatches matches = index.find(query);
        Hits hits = facts.of(matches, query.limit(), Today.date());
        return new SearchAnswer(
                matches.areSimilar(),
                hits.agencies(),
                hits.programmes(),
                hits.territories(),
                hits.rights(),
                findings(query, hits));
    }

    private List<FindingFact> findings(SearchQuery query, Hits hits) {
        return findings
                .find(query.words())
                .map(List::of)
                .orElseGet(() -> findings.about(
                        codes(hits.programmes()), codes(hits.agencies()), codes(hits.territories()), query.limit()))
                .stream()
                .map(FoundFinding::finding)
                .toList();
    }

    private static List<String> codes(List<SearchHit> hits) {
        return hits.stream().limit(SUBJECTS).map(SearchHit::code).toList();
    }
}
