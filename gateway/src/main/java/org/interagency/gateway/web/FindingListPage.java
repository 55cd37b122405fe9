package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the list of findings shows: findings or, if the reader has them counted, numbers.
 *
 * @param fields the fields of the form in which one value is chosen
 * @param statuses the field in which several are
 * @param agency the code in the field; so are programme and territory
 * @param kept the filters that are not fields
 * @param isCounted whether findings are counted
 * @param countedBy by what they are counted; empty if they are not
 * @param lines the findings of this page of the list
 * @param counts the numbers of this page of the list
 * @param exports the same findings as files
 * @param next the address of the next page of the list; empty on the last one
 * @param errors what is wrong with the address
 */
public record FindingListPage(
        List<ChoiceField> fields,
        ChoiceField statuses,
        String agency,
        String programme,
        String territory,
        List<KeptFilter> kept,
        boolean isCounted,
        String countedBy,
        List<FindingLine> lines,
        List<FindingCount> counts,
        List<PageLink> exports,
        String next,
        List<FieldError> errors) {}
