package org.interagency.kit.confirmation;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.interagency.kit.request.Code;

/**
 * The request to confirm entries as they stand today.
 *
 * @param keys the codes or ids of the entries
 */
public record ConfirmationRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Code String> keys) {}
