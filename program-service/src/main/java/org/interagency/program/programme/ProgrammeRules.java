package org.interagency.program.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.copy.KnownHolders;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.WriteRule;
import org.interagency.program.vocabulary.LifeCycleStages;

/** The rules that every write of a programme has to keep. */
final class ProgrammeRules {

    /**
     * A programme to be written, with the facts that the rules need.
     *
     * @param begins the first day of the state to be written
     * @param known the existing things that it may refer to
     */
    record ProgrammeWrite(ProgrammeRequest request, LocalDate begins, ProgrammeReferences known) {}

    /**
     * The existing things that the programmes of a batch refer to.
     *
     * @param owners the agencies that own the programmes
     * @param territories the codes of the territories that exist
     * @param rights the codes of the rights that exist
     * @param entries the keys of all entries of vocabularies
     * @param stages the life-cycle stages of today
     */
    record ProgrammeReferences(
            KnownHolders owners,
            Set<String> territories,
            Set<String> rights,
            Set<String> entries,
            LifeCycleStages stages) {}

    static final WriteRule<ProgrammeWrite> OWNER_EXISTS =
            WriteRule.isKnown("/owner", "agency", write -> write.request().owner(), (write, code) -> write.known()
                    .owners()
                    .agencies()
                    .containsKey(code));

    static final WriteRule<ProgrammeWrite> OWNER_HAS_NOT_CEASED =
            WriteRule.atMostOne(write -> HoldingRules.holderHasNotCeased(
                    "/owner",
                    write.request().owner(),
                    write.known().owners().endOf(write.request().owner()),
                    write.begins()));

    static final WriteRule<ProgrammeWrite> TERRITORIES_EXIST = WriteRule.areKnown(
            "/territories", "territory", write -> write.request().territories(), (write, code) -> write.known()
                    .territories()
                    .contains(code));

    static final WriteRule<ProgrammeWrite> RIGHTS_EXIST =
            WriteRule.areKnown("/rights", "right", write -> write.request().rights(), (write, code) -> write.known()
                    .rights()
                    .contains(code));

    static final WriteRule<ProgrammeWrite> STAGES_MEET_THE_AGES = WriteRule.holds(
            "/lifeCycleStages",
            write -> write.known()
                    .stages()
                    .allMeet(
                            write.request().lifeCycleStages(),
                            PopulationRequest.of(write.request().population())),
            write -> "A stage is outside the ages of the programme's population. Correct the stages or the ages.");

    static final WriteRule<ProgrammeWrite> SCHEME_EXISTS = WriteRule.areEntries(
            "/scheme", Vocabulary.SCHEMES, write -> Set.of(write.request().scheme()), write -> write.known()
                    .entries());

    static final WriteRule<ProgrammeWrite> TARGETING_EXISTS = WriteRule.areEntries(
            "/targeting", Vocabulary.TARGETING, write -> Set.of(write.request().targeting()), write -> write.known()
                    .entries());

    static final WriteRule<ProgrammeWrite> CONTINGENCIES_EXIST = WriteRule.areEntries(
            "/contingencies", Vocabulary.CONTINGENCIES, write -> write.request().contingencies(), write -> write.known()
                    .entries());

    static final WriteRule<ProgrammeWrite> BENEFITS_EXIST = WriteRule.areEntries(
            "/benefits", Vocabulary.BENEFITS, write -> write.request().benefits(), write -> write.known()
                    .entries());

    static final WriteRule<ProgrammeWrite> GROUPS_EXIST = WriteRule.areEntries(
            "/population/groups",
            Vocabulary.POPULATION_GROUPS,
            write -> PopulationRequest.of(write.request().population()).groups(),
            write -> write.known().entries());

    static final WriteRule<ProgrammeWrite> STAGES_EXIST = WriteRule.areEntries(
            "/lifeCycleStages",
            Vocabulary.LIFE_CYCLE_STAGES,
            write -> write.request().lifeCycleStages(),
            write -> write.known().entries());

    static final List<WriteRule<ProgrammeWrite>> ALL = List.of(
            OWNER_EXISTS,
            OWNER_HAS_NOT_CEASED,
            TERRITORIES_EXIST,
            RIGHTS_EXIST,
            STAGES_MEET_THE_AGES,
            SCHEME_EXISTS,
            TARGETING_EXISTS,
            CONTINGENCIES_EXIST,
            BENEFITS_EXIST,
            GROUPS_EXIST,
            STAGES_EXIST);

    private ProgrammeRules() {}
}
