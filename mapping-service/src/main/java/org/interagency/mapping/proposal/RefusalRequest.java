package org.interagency.mapping.proposal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.interagency.kit.request.ShortText;

/**
 * The request to refuse a proposal.
 *
 * @param reason why, for those who have proposed it
 */
record RefusalRequest(@NotNull @Size(max = 1000) @ShortText String reason) {}
