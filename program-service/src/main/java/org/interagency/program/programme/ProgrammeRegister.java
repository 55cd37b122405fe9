package org.interagency.program.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.copy.Reorganisations.KnownHolders;
import org.interagency.kit.csv.RowSink;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Timeline;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.program.programme.ProgrammeRequest.Words;
import org.interagency.program.right.RightRegister;
import org.interagency.program.vocabulary.LifeCycleStages;
import org.interagency.program.vocabulary.VocabularyRegister;
import org.jspecify.annotations.Nullable;

/** Keeps the programmes. */
@ApplicationScoped
class ProgrammeRegister implements RowSink<ProgrammeRequest> {

    private final ProgrammeRepository rows;
    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final RightRegister rights;
    private final VocabularyRegister vocabularies;
    private final Ledger<ProgrammeFact, ProgrammeEntity> ledger;

    ProgrammeRegister(
            ProgrammeRepository rows,
            CopiedFacts copies,
            Reorganisations reorganisations,
            RightRegister rights,
            VocabularyRegister vocabularies,
            Outbox outbox,
            History history) {
        this.rows = rows;
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.rights = rights;
        this.vocabularies = vocabularies;
        this.ledger = new Ledger<>(rows, ProgrammeEntity::new, outbox, history, Topics.PROGRAMMES, "programme", "code");
    }

    @Override
    public void prepare(List<ProgrammeRequest> requests, boolean fresh) {
        copies.agencies().prepare(owners(requests), fresh);
        copies.territories().prepare(codes(requests, ProgrammeRequest::territories), fresh);
    }

    @Transactional
    Stored<ProgrammeFact> create(ProgrammeRequest request) {
        return put(request, WriteTerms.creation());
    }

    @Transactional
    Stored<ProgrammeFact> put(ProgrammeRequest request, WriteTerms terms) {
        return store(List.of(request), terms).get(0).orThrow();
    }

    @Override
    public void lock(List<ProgrammeRequest> requests) {
        reorganisations.hold();
        ledger.hold(codes(requests));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<Outcome<ProgrammeFact>> store(List<ProgrammeRequest> requests, WriteTerms terms) {
        Known known = known(requests);
        Map<String, Timeline<ProgrammeFact, ProgrammeEntity>> standing = ledger.lock(codes(requests));
        List<Outcome<ProgrammeFact>> outcomes = new ArrayList<>();
        for (ProgrammeRequest request : requests) {
            Timeline<ProgrammeFact, ProgrammeEntity> timeline = standing.get(request.code());
            References faults = faults(request, known, timeline.begins(request.validFrom(), terms));
            if (faults.areFine()) {
                outcomes.add(reorganisations.passOn(
                        ledger,
                        known.owners(),
                        timeline,
                        ledger.put(standing, request.fact(known.stages()), terms),
                        ProgrammeFact::owner,
                        AgencyChangeFact::passOn));
            } else {
                outcomes.add(faults.refusal());
            }
        }
        return outcomes;
    }

    private static List<String> codes(List<ProgrammeRequest> requests) {
        return requests.stream().map(ProgrammeRequest::code).toList();
    }

    /** What is known of everything that some requests name. */
    private record Known(
            KnownHolders owners,
            Set<String> territories,
            Set<String> unknownRights,
            Set<String> entries,
            LifeCycleStages stages) {}

    private Known known(List<ProgrammeRequest> requests) {
        return new Known(
                reorganisations.holders(owners(requests)),
                copies.territories()
                        .find(codes(requests, ProgrammeRequest::territories))
                        .keySet(),
                rights.unknown(codes(requests, ProgrammeRequest::rights)),
                vocabularies.keys(),
                vocabularies.lifeCycleStages());
    }

    private static References faults(ProgrammeRequest request, Known known, LocalDate begins) {
        References faults = new References()
                .require("/owner", "agency", request.owner(), known.owners().agencies()::containsKey)
                .demand(
                        !known.owners().haveCeased(request.owner(), begins),
                        "/owner",
                        request.owner() + " has ceased before it would own the programme from " + begins
                                + " on. Name the agency that took over.")
                .requireAll("/territories", "territory", request.territories(), known.territories()::contains)
                .requireAll("/rights", "right", request.rights(), code -> !known.unknownRights()
                        .contains(code))
                .demand(
                        known.stages().allMeet(request.lifeCycleStages(), PopulationRequest.of(request.population())),
                        "/lifeCycleStages",
                        "A stage lies outside of the ages of the programme's population. Correct the stages or the ages.");
        for (Words words : request.words()) {
            faults.requireEntries(words.pointer(), words.vocabulary(), words.codes(), known.entries());
        }
        return faults;
    }

    private static Set<String> owners(List<ProgrammeRequest> requests) {
        return requests.stream().map(ProgrammeRequest::owner).collect(Collectors.toSet());
    }

    /** All codes that some field of the requests names. */
    private static Set<String> codes(
            List<ProgrammeRequest> requests, Function<ProgrammeRequest, @Nullable Set<String>> field) {
        return requests.stream()
                .map(field)
                .filter(Objects::nonNull)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    @Transactional
    Stored<ProgrammeFact> retire(String code, LocalDate on, Preconditions preconditions) {
        return ledger.retire(code, on, preconditions);
    }

    /** Has programmes pass to other owners, as a reorganisation of agencies demands. */
    void passOn(@Observes AgencyChangeFact change) {
        List<String> owned = rows.find(
                        """
                        select distinct code from ProgrammeEntity where owner in ?1
                        and (until is null or until > ?2) and (validTo is null or validTo > ?2)""",
                        change.from(),
                        change.effectiveDate())
                .project(String.class)
                .list();
        reorganisations.carryOut(change, ledger, ledger.lock(owned), ProgrammeFact::owner, AgencyChangeFact::passOn);
    }

    @Transactional
    ProgrammeFact get(String code, @Nullable LocalDate asOf) {
        return ledger.get(code, asOf);
    }

    @Transactional
    Page<Version<ProgrammeFact>> history(String code) {
        return ledger.history(code);
    }

    @Transactional
    Page<ProgrammeFact> list(Criteria<ProgrammeFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }
}
