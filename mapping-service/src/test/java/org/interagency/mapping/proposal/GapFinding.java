package org.interagency.mapping.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;

/** Makes findings that nobody provides a programme. */
final class GapFinding {

    private GapFinding() {}

    /** The finding F of the programme P. */
    static FindingFact of(List<FindingBox> extent) {
        return new FindingFact(
                "F",
                FindingType.UNASSIGNED,
                FindingStatus.OPEN,
                Severity.HIGH,
                false,
                FindingTiming.CURRENT,
                List.of("P"),
                ProgrammeFunction.PROVISION,
                null,
                List.of(),
                List.of(),
                List.of(),
                extent,
                Map.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}
