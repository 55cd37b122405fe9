package org.interagency.mapping.finding;

import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.jspecify.annotations.Nullable;

/**
 * The last step with a finding since it was last opened.
 *
 * @param accepted what was accepted, if the step is {@link FindingTransition#ACCEPT}; otherwise {@code null}
 */
record LastStep(FindingTransition transition, @Nullable FindingFact accepted) {}
