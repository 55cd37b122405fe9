package org.interagency.gateway.web;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.ReorganisationDraft.NewAgency;
import org.interagency.gateway.web.SuccessorsStepPage.CreatedAgency;

/** {@code /reorganisations/steps/...}: asks a coordinator, step by step, what a reorganisation is to be. Nothing is stored. */
@ApplicationScoped
class ReorganisationSteps {

    private static final int BAD_REQUEST = 400;

    /** What has one agency that takes over. */
    private static final Set<AgencyChangeType> WITH_ONE_SUCCESSOR =
            Set.of(AgencyChangeType.RENAME, AgencyChangeType.MERGE);

    private final FactPickers pickers;
    private final ReorganisationTransfers transfers;

    ReorganisationSteps(FactPickers pickers, ReorganisationTransfers transfers) {
        this.pickers = pickers;
        this.transfers = transfers;
    }

    /** The first step. */
    Future<PageAnswer> agencies(PageVisit visit) {
        return CoordinatorOnly.check(visit)
                .compose(allowed -> agencies(visit, ReorganisationDraft.of(visit), List.of()));
    }

    /** The second step, or the first one if that is not complete. */
    Future<PageAnswer> successors(PageVisit visit) {
        ReorganisationDraft draft = ReorganisationDraft.of(visit);
        return CoordinatorOnly.check(visit).compose(allowed -> unfinished(visit, draft, ReorganisationStep.SUCCESSORS)
                .orElseGet(() -> successors(visit, draft, List.of())));
    }

    /** The third step, or the first one that is not complete; where everything passes to one agency, the fourth. */
    Future<PageAnswer> transfers(PageVisit visit) {
        ReorganisationDraft draft = ReorganisationDraft.of(visit);
        return CoordinatorOnly.check(visit).compose(allowed -> unfinished(visit, draft, ReorganisationStep.TRANSFERS)
                .orElseGet(() -> draft.hasTransfers()
                        ? transfers.show(visit, draft, List.of())
                        : Future.succeededFuture(new MovedPage(
                                draft.address(ReorganisationStep.CHECK).text()))));
    }

    /** The third step again, since the registry refuses what passes to whom. */
    Future<PageAnswer> refusedTransfers(PageVisit visit, ReorganisationDraft draft, List<FieldError> errors) {
        return transfers.show(visit, draft, errors);
    }

    /** The page of the first step before another one that is not complete, with what is missing or found; empty if all are. */
    Optional<Future<PageAnswer>> unfinished(PageVisit visit, ReorganisationDraft draft, ReorganisationStep before) {
        if (FactPicker.isToSearch(visit, "from")) {
            return Optional.of(agencies(visit, draft, List.of()));
        }
        List<FieldError> first = missingAgencies(visit, draft);
        if (!first.isEmpty()) {
            return Optional.of(agencies(visit, draft, first));
        }
        if (FactPicker.isToSearch(visit, "to")) {
            return Optional.of(successors(visit, draft, List.of()));
        }
        List<FieldError> second = before == ReorganisationStep.SUCCESSORS ? List.of() : missingSuccessors(visit, draft);
        if (!second.isEmpty()) {
            return Optional.of(successors(visit, draft, second));
        }
        return FactPicker.isToSearch(visit, "more")
                ? Optional.of(transfers.show(visit, draft, List.of()))
                : Optional.empty();
    }

    private static List<FieldError> missingAgencies(PageVisit visit, ReorganisationDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (draft.change().isEmpty()) {
            errors.add(new FieldError("type", visit.texts().of("planTypeMissing")));
        }
        if (draft.from().isEmpty()) {
            errors.add(new FieldError("from", visit.texts().of("planAgencyMissing")));
        }
        if (draft.on().isEmpty() || !isDay(visit, draft.on())) {
            errors.add(new FieldError("on", visit.texts().of("dayUnreadable")));
        }
        return errors;
    }

    private static boolean isDay(PageVisit visit, String written) {
        try {
            PageDay.read(written, visit.today());
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    private static List<FieldError> missingSuccessors(PageVisit visit, ReorganisationDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < draft.created().size(); i++) {
            NewAgency agency = draft.created().get(i);
            if (agency.code().isEmpty() || agency.name().isEmpty()) {
                String field = (agency.code().isEmpty() ? "newCode" : "newName") + (i + 1);
                errors.add(new FieldError(field, visit.texts().of("newAgencyIncomplete")));
            }
        }
        boolean isDissolved =
                draft.change().filter(AgencyChangeType.DISSOLVE::equals).isPresent();
        if (draft.successors().isEmpty() && errors.isEmpty() && !isDissolved) {
            errors.add(new FieldError("to", visit.texts().of("planSuccessorMissing")));
        }
        return errors;
    }

    /** What the pages of the steps have in common. */
    static PlanStep step(
            PageVisit visit, ReorganisationDraft draft, ReorganisationStep step, String back, List<FieldError> errors) {
        ReorganisationStep[] all = ReorganisationStep.values();
        ReorganisationStep next = all[Math.min(step.ordinal() + 1, all.length - 1)];
        return new PlanStep(
                step.position(visit.texts()),
                step.address().text(),
                next.address().text(),
                back,
                draft.kept(step),
                errors);
    }

    private Future<PageAnswer> agencies(PageVisit visit, ReorganisationDraft draft, List<FieldError> errors) {
        PageTexts texts = visit.texts();
        return pickers.of(visit, "agencies", "from", "planFrom", draft.from())
                .map(from -> new ShownPage(
                        errors.isEmpty() ? 200 : BAD_REQUEST,
                        "agenciesstep.html",
                        ReorganisationStep.AGENCIES.title(texts),
                        new AgenciesStepPage(
                                step(visit, draft, ReorganisationStep.AGENCIES, "", errors),
                                Coded.codes(AgencyChangeType.class).stream()
                                        .map(code -> new ChoiceOption(
                                                code, texts.of("plan." + code), code.equals(draft.type())))
                                        .toList(),
                                draft.on(),
                                from)));
    }

    private Future<PageAnswer> successors(PageVisit visit, ReorganisationDraft draft, List<FieldError> errors) {
        PageTexts texts = visit.texts();
        return pickers.of(visit, "agencies", "to", "planTo", draft.to())
                .map(to -> new ShownPage(
                        errors.isEmpty() ? 200 : BAD_REQUEST,
                        "successorsstep.html",
                        ReorganisationStep.SUCCESSORS.title(texts),
                        new SuccessorsStepPage(
                                step(
                                        visit,
                                        draft,
                                        ReorganisationStep.SUCCESSORS,
                                        draft.address(ReorganisationStep.AGENCIES)
                                                .text(),
                                        errors),
                                texts.of("successorsOf." + draft.type()),
                                to,
                                created(draft, texts),
                                language(visit, draft))));
    }

    private static List<CreatedAgency> created(ReorganisationDraft draft, PageTexts texts) {
        boolean isForOne = draft.change().filter(WITH_ONE_SUCCESSOR::contains).isPresent();
        int most = isForOne ? Math.max(1, draft.created().size()) : ReorganisationDraft.MOST_CREATED;
        return IntStream.rangeClosed(1, most)
                .mapToObj(i -> {
                    NewAgency agency =
                            i <= draft.created().size() ? draft.created().get(i - 1) : new NewAgency("", "");
                    String number = Integer.toString(i);
                    return new CreatedAgency(
                            number,
                            isForOne ? texts.of("newAgency") : texts.of("newAgencyNumber", number),
                            agency.code(),
                            agency.name());
                })
                .toList();
    }

    private static ChoiceField language(PageVisit visit, ReorganisationDraft draft) {
        String chosen = draft.nameLanguage().isEmpty() ? visit.language().getLanguage() : draft.nameLanguage();
        return ChoiceField.ofSeveral(
                "nameLanguage",
                visit.texts().of("nameLanguage"),
                Languages.ALL.stream().map(Locale::getLanguage).toList(),
                tag -> PageFrame.ownName(Locale.forLanguageTag(tag)),
                List.of(chosen));
    }
}
