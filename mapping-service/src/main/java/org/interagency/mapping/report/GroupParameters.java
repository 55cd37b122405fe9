package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.finding.FindingDimension;
import org.jspecify.annotations.Nullable;

/** The parameter that asks for numbers of findings instead of findings. */
public final class GroupParameters {

    private static final int MOST = 2;

    @QueryParam("groupBy")
    @Nullable
    @Parameter(
            description =
                    "Counts the findings instead of listing them, by one or two (separated by a comma) of programme, contingency, right, agency, level,"
                            + " territory, type, status, severity and assignee. A finding counts once for each value that it has. The lines can be"
                            + " sorted by findings or -findings.")
    String groupBy;

    @Context
    UriInfo address;

    /**
     * How findings are to be counted.
     *
     * @throws RefusedException 400 if that is by more than two dimensions, by one twice, or by an unknown one
     */
    Grouping grouping() {
        return new Grouping(
                dimensions(), new GroupLinks(address.getRequestUri().getRawPath(), address.getQueryParameters()));
    }

    private List<FindingDimension> dimensions() {
        if (groupBy == null) {
            return List.of();
        }
        List<FindingDimension> dimensions = Arrays.stream(groupBy.split(",", -1))
                .map(code -> Coded.find(FindingDimension.class, code).orElseThrow(GroupParameters::wrong))
                .toList();
        if (dimensions.size() > MOST || Set.copyOf(dimensions).size() < dimensions.size()) {
            throw wrong();
        }
        return dimensions;
    }

    private static RefusedException wrong() {
        return RefusedException.unreadable(new Violation(
                "?groupBy",
                "groupBy has to be one or two different ones, separated by a comma, of "
                        + String.join(", ", Coded.codes(FindingDimension.class)) + "."));
    }
}
