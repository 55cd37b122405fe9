package org.interagency.localstack.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Fails a test if the text of a problem, or of a row that an import rejects, contains Java terms that a user does not understand. */
final class PlainProblems implements Filter {

    /** The toString of a record, an object or a list; a class name; code in the quotes of libraries. */
    private static final Pattern JAVA = Pattern.compile("\\w+\\[\\w+=|[a-z]+@[0-9a-f]{6,}|\\[[\\w-]+(, [\\w-]+)*\\]"
            + "|\\b(java|javax|jakarta|org\\.\\w+|com\\.\\w+)\\.[a-z]\\w*\\.|\\w+Exception\\b|`");

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification specification,
            FilterContext context) {
        Response response = context.next(request, specification);
        String type = String.valueOf(response.contentType());
        boolean isProblem = type.startsWith("application/problem+json");
        boolean isReport =
                type.startsWith("application/json") && request.getURI().contains("/import");
        if ((isProblem || isReport) && !response.asString().isEmpty()) {
            JsonPath body = new JsonPath(response.asString());
            List<String> said = new ArrayList<>();
            said.add(body.getString("detail"));
            said.addAll(Objects.requireNonNullElse(
                    body.getList(isProblem ? "errors.detail" : "rejected.reason"), List.of()));
            said.stream()
                    .filter(text -> text != null && JAVA.matcher(text).find())
                    .forEach(text -> {
                        throw new AssertionError("told in Java's words: " + text);
                    });
        }
        return response;
    }
}
