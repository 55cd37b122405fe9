package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.detection.rule.Holders;
import org.interagency.detection.rule.Holders.Holder;

/**
 * Who answers for a function of a programme within an extent.
 *
 * @param accountable who has to
 * @param permitted who may, but need not: nobody can hold these agencies to account for not doing it
 */
public record Answerable(Holders accountable, List<Holder> permitted) {}
