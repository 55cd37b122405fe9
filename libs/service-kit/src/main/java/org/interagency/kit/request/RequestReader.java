package org.interagency.kit.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.interagency.kit.problem.JsonErrors;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Reads and checks requests, from JSON bodies and from rows of CSV files. */
@ApplicationScoped
public class RequestReader {

    /** So many errors are told of one request. */
    private static final int MOST_ERRORS = 1000;

    private final ObjectMapper json;
    private final Validator validator;

    RequestReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A new, empty JSON object. */
    public ObjectNode emptyObject() {
        return json.createObjectNode();
    }

    /**
     * Reads a JSON object as a request and checks it.
     *
     * @throws RefusedException if a field is wrong
     */
    public <R> R read(ObjectNode object, Class<R> type) {
        try {
            return checked(json.treeToValue(object, type));
        } catch (JsonProcessingException e) {
            throw JsonErrors.describe(e);
        }
    }

    /**
     * The request.
     *
     * @throws RefusedException if there is none, because the body is empty or {@code null}
     */
    public <R> R given(@Nullable R request) {
        if (request == null) {
            throw RefusedException.unreadable(new Violation("", "The body is empty; it has to be a JSON object."));
        }
        return request;
    }

    /**
     * The request, if its fields satisfy their constraints and are consistent.
     *
     * @throws RefusedException with each field that is wrong, or {@value #MOST_ERRORS} of them; or if there is no request
     */
    public <R> R checked(@Nullable R request) {
        R given = given(request);
        Set<ConstraintViolation<R>> violations = validator.validate(given);
        List<Violation> errors = new ArrayList<>(violations.stream()
                .limit(MOST_ERRORS)
                .map(violation -> new Violation(pointer(violation.getPropertyPath()), sentence(violation.getMessage())))
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::detail))
                .toList());
        if (errors.isEmpty() && given instanceof Consistent consistent) {
            errors.addAll(consistent.contradictions());
        }
        if (!errors.isEmpty()) {
            throw RefusedException.violating(errors);
        }
        return given;
    }

    private static String sentence(String message) {
        return "This " + message + (message.endsWith(".") ? "" : ".");
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.isInIterable() && node.getKey() != null) {
                String key = node.getKey().toString();
                pointer.append('/')
                        .append((key.length() <= 80 ? key : key.substring(0, 80))
                                .replace("~", "~0")
                                .replace("/", "~1"));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
