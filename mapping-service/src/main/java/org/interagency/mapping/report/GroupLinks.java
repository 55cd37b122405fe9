package org.interagency.mapping.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interagency.kit.request.Today;
import org.interagency.mapping.finding.CountedFindings;
import org.interagency.mapping.finding.FindingDimension;

/**
 * Makes the addresses of the lists of the findings that were counted: the same list, with the filters of the request and those for the values.
 *
 * @param path the path of the list
 * @param query the parameters of the request
 */
record GroupLinks(String path, Map<String, List<String>> query) {

    /** Parameters that do not filter. */
    private static final Set<String> OF_PAGES = Set.of("groupBy", "cursor", "limit", "sort", "format");

    /** The dimensions of which a finding has one value, so that the value takes the place of another filter, which it meets. */
    private static final Set<FindingDimension> SINGLE = Set.of(
            FindingDimension.TYPE, FindingDimension.STATUS, FindingDimension.SEVERITY, FindingDimension.ASSIGNEE);

    /**
     * The address of the findings that one line counts.
     *
     * @param asksForDays see {@link org.interagency.mapping.finding.FindingFilter#asksForDays}
     */
    String to(CountedFindings counted, List<FindingDimension> by, boolean asksForDays) {
        Map<String, List<String>> parameters = new HashMap<>();
        query.forEach((name, values) -> {
            if (!OF_PAGES.contains(name)) {
                parameters.put(name, new ArrayList<>(values));
            }
        });
        for (FindingDimension dimension : by) {
            String value = counted.values().get(dimension);
            if (value == null) {
                add(parameters, "without", dimension.code());
            } else if (SINGLE.contains(dimension)) {
                parameters.put(dimension.code(), List.of(value));
            } else {
                add(parameters, dimension.code(), value);
            }
        }
        if (counted.values().containsKey(FindingDimension.ASSIGNEE) && !asksForDays) {
            // Without days, the findings of an assignee are listed even if they are past.
            parameters.put("period", List.of(Today.date() + "/9999-12-31"));
        }
        return address(parameters);
    }

    /** The address of all findings that are counted. */
    String all() {
        return address(query);
    }

    /** Parameters come in the order of their names, so that the same list always has the same address. */
    private String address(Map<String, List<String>> parameters) {
        return path + "?"
                + new TreeMap<>(parameters)
                        .entrySet().stream()
                                .flatMap(parameter ->
                                        parameter.getValue().stream().map(value -> pair(parameter.getKey(), value)))
                                .collect(Collectors.joining("&"));
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        List<String> values = parameters.computeIfAbsent(name, key -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
