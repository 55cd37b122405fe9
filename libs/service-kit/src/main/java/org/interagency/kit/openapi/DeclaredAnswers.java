package org.interagency.kit.openapi;

import static java.util.Map.entry;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.interagency.contracts.RequestId;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.problem.Problem;

/** Declares the statuses that an operation can answer, with their headers, derived from its parameters, body and answer. */
final class DeclaredAnswers {

    private static final String JSON = jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
    private static final String REPORT = ImportReport.class.getSimpleName();

    /** The suffix of the ids of operations that create something. */
    private static final String CREATION = "_create";

    /** What facts, findings and filled-in lines of reports have, which have a version. */
    private static final List<String> VERSIONED = List.of("otherStates", "availableTransitions", "filledInAt");

    private static final Map<Integer, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            entry(400, "The request cannot be read"),
            entry(401, "The request has no token that is accepted"),
            entry(403, "The token does not allow it"),
            entry(404, "It does not exist"),
            entry(406, "The answer cannot be given in a media type that the Accept header allows"),
            entry(408, "The body has not arrived in time"),
            entry(409, "The request conflicts with what is stored or is being written"),
            entry(412, "The current version does not meet the precondition"),
            entry(413, "The body is too large"),
            entry(415, "The body has another media type than the operation takes"),
            entry(422, "The request can be read, but something in it is wrong"),
            entry(429, "The client has sent too many requests to the gateway"),
            entry(503, "The registry cannot answer at the moment")));

    /** The query parameter of public lists that not everybody may use: who deals with a finding. */
    private static final String RESTRICTED_FILTER = "assignee";

    private final Map<String, Schema> schemas;

    DeclaredAnswers(Components components) {
        this.schemas = components.getSchemas();
        PROBLEMS.forEach((status, when) -> components.addResponse("Problem" + status, problem(status, when)));
    }

    private static APIResponse problem(int status, String when) {
        APIResponse problem = OASFactory.createAPIResponse()
                .description(when + ". The problem says what is wrong and how to correct it (RFC 9457).")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        addCommonHeaders(problem);
        return switch (status) {
            case 409 ->
                problem.addHeader(
                        HttpHeaders.RETRY_AFTER,
                        retryAfter()
                                .description(
                                        "Only if the first request with the same Idempotency-Key is still being carried out: the seconds to wait"
                                                + " before sending it again"));
            case 401 ->
                problem.addHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        header("The scheme that is asked for (RFC 6750)", SchemaType.STRING)
                                .required(true));
            case 429, 503 ->
                problem.addHeader(HttpHeaders.RETRY_AFTER, retryAfter().required(true));
            default -> problem;
        };
    }

    void complete(HttpMethod method, Operation operation) {
        APIResponses answers = operation.getResponses();
        if (operation.getOperationId().endsWith(CREATION)) {
            answers.addAPIResponse("201", answers.getAPIResponses().get("200").description("Created"));
            answers.removeAPIResponse("200");
        }
        APIResponse success = answers.getAPIResponses().get("200");
        boolean isImport = success != null && schemaOf(success).equals(REPORT);
        if (method == HttpMethod.PUT && takes(operation, Parameter.In.HEADER, HttpHeaders.IF_NONE_MATCH)) {
            answers.addAPIResponse(
                    "201", OASFactory.createAPIResponse().description("Created").content(success.getContent()));
        }
        boolean creates = method == HttpMethod.POST && answers.hasAPIResponse("201");
        if (creates || isImport || isStep(method, operation)) {
            operation.addParameter(idempotencyKey());
        }
        describeSuccess(method, operation);
        answers.getAPIResponses().values().stream()
                .filter(answer -> answer.getRef() == null)
                .forEach(DeclaredAnswers::addCommonHeaders);
        problems(method, operation)
                .forEach(status -> answers.addAPIResponse(
                        Integer.toString(status), OASFactory.createAPIResponse().ref("Problem" + status)));
        APIResponse tooLong = OASFactory.createAPIResponse()
                .description("The address is too long; about 4000 characters are accepted");
        // The gateway takes longer addresses than the services do, for its pages, so that the refusal of a service
        // comes by it.
        addCommonHeaders(tooLong);
        answers.addAPIResponse("414", tooLong);
        answers.addAPIResponse(
                "431",
                OASFactory.createAPIResponse()
                        .description("The headers are too large; 20 KiB are accepted for all together"));
        if (isImport) {
            answers.addAPIResponse("422", refusedImport(success));
        }
        sort(answers);
    }

    /** Whether it takes a step with one thing, such as the acceptance of a proposal. Needs no body. */
    private static boolean isStep(HttpMethod method, Operation operation) {
        return method == HttpMethod.POST && takes(operation, Parameter.In.PATH, "");
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description(
                        "With the same key, the request is carried out once, however often it is sent within a day.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).pattern("^[\\x21-\\x7e]{1,255}$"));
    }

    private void describeSuccess(HttpMethod method, Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            Schema schema = schemas.get(schemaOf(answer));
            if (status.equals("201")) {
                answer.addHeader(
                        HttpHeaders.LOCATION,
                        header("The path of the new resource", SchemaType.STRING)
                                .required(true));
            }
            if (schema != null && VERSIONED.stream().anyMatch(schema.getProperties()::containsKey)) {
                answer.addHeader(HttpHeaders.ETAG, tag());
            }
            if (schema != null && takes(operation, Parameter.In.QUERY, "cursor")) {
                answer.addHeader(
                        HttpHeaders.LINK, header("The next page, if there is one (RFC 8288)", SchemaType.STRING));
            }
        });
        APIResponse success = operation.getResponses().getAPIResponses().get("200");
        if (method == HttpMethod.GET
                && success.getHeaders() != null
                && success.getHeaders().containsKey(HttpHeaders.ETAG)) {
            operation.addParameter(OASFactory.createParameter()
                    .name(HttpHeaders.IF_NONE_MATCH)
                    .in(Parameter.In.HEADER)
                    .description("The ETag that was read; if it is still current, the answer has no body (304).")
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse()
                                    .description("What was read is still current")
                                    .addHeader(HttpHeaders.ETAG, tag()));
        }
    }

    private static Stream<Integer> problems(HttpMethod method, Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        // A dry run can be refused for the same reasons.
        boolean writes = hasBody || method == HttpMethod.DELETE || isStep(method, operation);
        Map<Integer, Boolean> possible = new LinkedHashMap<>();
        possible.put(400, true);
        possible.put(401, true);
        possible.put(
                403, !operation.getSecurity().isEmpty() || takes(operation, Parameter.In.QUERY, RESTRICTED_FILTER));
        possible.put(404, takes(operation, Parameter.In.PATH, ""));
        possible.put(406, true);
        possible.put(408, hasBody);
        possible.put(409, writes);
        possible.put(
                412,
                takes(operation, Parameter.In.HEADER, HttpHeaders.IF_MATCH)
                        || takes(operation, Parameter.In.HEADER, HttpHeaders.IF_NONE_MATCH));
        possible.put(413, hasBody);
        possible.put(415, true);
        possible.put(422, writes);
        possible.put(429, true);
        possible.put(503, true);
        return possible.keySet().stream().filter(possible::get);
    }

    /** @param name empty for any */
    private static boolean takes(Operation operation, Parameter.In place, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() == place
                                && (name.isEmpty() || parameter.getName().equals(name)));
    }

    /** The answer to an atomic import with rejected rows. */
    private static APIResponse refusedImport(APIResponse success) {
        APIResponse refused = problem(422, PROBLEMS.get(422));
        refused.getContent().addMediaType(JSON, success.getContent().getMediaType(JSON));
        return refused;
    }

    /** The name of the schema of a JSON answer; empty if there is none. */
    private static String schemaOf(APIResponse answer) {
        MediaType json =
                answer.getContent() == null ? null : answer.getContent().getMediaType(JSON);
        String name = json == null ? null : JsonSchemas.nameOf(json.getSchema());
        return name == null ? "" : name;
    }

    private static Header tag() {
        return header("The version that was read, for If-Match and If-None-Match (RFC 9110)", SchemaType.STRING)
                .required(true);
    }

    private static Header retryAfter() {
        return header("The seconds to wait before trying again", SchemaType.INTEGER);
    }

    private static void addCommonHeaders(APIResponse answer) {
        answer.addHeader(
                        RequestId.HEADER,
                        header("The id of the request in the log: that of the client, or a new one", SchemaType.STRING))
                .addHeader(
                        "RateLimit-Policy",
                        header(
                                "Of the gateway: how many requests (q) a client may send in how many seconds (w)",
                                SchemaType.STRING))
                .addHeader(
                        "RateLimit",
                        header(
                                "Of the gateway: how many requests (r) the client can still send, and in how many seconds one more (t)",
                                SchemaType.STRING));
    }

    private static Header header(String description, SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static void sort(APIResponses answers) {
        answers.setAPIResponses(new TreeMap<>(answers.getAPIResponses()));
    }
}
