package org.interagency.mapping.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.rule.HoldingRules;
import org.interagency.kit.rule.WriteRule;
import org.jspecify.annotations.Nullable;

/** The rules for writing an agreement. */
final class AgreementRules {

    /**
     * An agreement that is to be written.
     *
     * @param begins the first day of the state that is written
     */
    record AgreementWrite(AgreementRequest request, LocalDate begins, AgreementReferences known) {}

    /**
     * What is known about everything that some agreements name.
     *
     * @param agencies the codes of those of the parties that exist
     * @param endOf gives the first day on which an agency no longer exists; {@code null} if it has no end
     * @param programmes the codes of those of the programmes that exist
     */
    record AgreementReferences(
            Set<String> agencies,
            Function<String, @Nullable LocalDate> endOf,
            Set<String> programmes,
            TerritoryTree tree) {}

    static final WriteRule<AgreementWrite> PARTIES_EXIST =
            WriteRule.areKnown("/parties", "agency", write -> write.request().parties(), (write, code) -> write.known()
                    .agencies()
                    .contains(code));

    static final WriteRule<AgreementWrite> PROGRAMMES_EXIST = WriteRule.areKnown(
            "/programmes", "programme", write -> write.request().programmes(), (write, code) -> write.known()
                    .programmes()
                    .contains(code));

    static final WriteRule<AgreementWrite> TERRITORIES_EXIST = WriteRule.areKnown(
            "/territories", "territory", write -> write.request().territories(), (write, code) -> write.known()
                    .tree()
                    .contains(code));

    static final WriteRule<AgreementWrite> PARTIES_HAVE_NOT_CEASED =
            write -> write.request().parties().stream()
                    .sorted()
                    .flatMap(party -> HoldingRules.holderHasNotCeased(
                            "/parties", party, write.known().endOf().apply(party), write.begins())
                            .stream());

    static final List<WriteRule<AgreementWrite>> ALL =
            List.of(PARTIES_EXIST, PROGRAMMES_EXIST, TERRITORIES_EXIST, PARTIES_HAVE_NOT_CEASED);

    private AgreementRules() {}
}
