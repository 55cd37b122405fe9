package org.interagency.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import org.interagency.contracts.vocabulary.Coded;

/** What is wrong with a body that is not the JSON it should be. */
final class JsonErrors {

    private JsonErrors() {}

    static ProblemException describe(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            return badRequest(
                    unknown,
                    "There is no field \"" + unknown.getPropertyName() + "\" here; the fields are " + known + ".");
        }
        if (e instanceof InvalidFormatException format && Coded.class.isAssignableFrom(format.getTargetType())) {
            return ProblemException.unprocessable(List.of(new FieldError(
                    pointer(format),
                    "\"" + abbreviated(format.getValue()) + "\" is not one of "
                            + Coded.codes(format.getTargetType().asSubclass(Coded.class)) + ".")));
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return badRequest(mismatch, "This has to be " + expected(mismatch.getTargetType()) + ".");
        }
        if (e instanceof StreamConstraintsException) {
            return ProblemException.badRequest(
                    new FieldError("", "The body is too large or nested too deeply: " + e.getOriginalMessage()));
        }
        if (e instanceof StreamReadException) {
            return ProblemException.badRequest(new FieldError(
                    "",
                    "The body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + firstLine(e.getOriginalMessage())));
        }
        if (e instanceof JsonMappingException mapping) {
            return badRequest(mapping, firstLine(mapping.getOriginalMessage()));
        }
        return ProblemException.badRequest(new FieldError("", "The body is not the JSON that is expected here."));
    }

    private static ProblemException badRequest(JsonMappingException e, String detail) {
        return ProblemException.badRequest(new FieldError(pointer(e), detail));
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/');
            pointer.append(
                    step.getFieldName() == null
                            ? Integer.toString(step.getIndex())
                            : abbreviated(step.getFieldName())
                                    .replace("~", "~0")
                                    .replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String expected(Class<?> type) {
        if (type == String.class) {
            return "a text in double quotes";
        }
        if (Coded.class.isAssignableFrom(type)) {
            return "one of " + Coded.codes(type.asSubclass(Coded.class));
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date such as \"2026-01-31\"";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list in square brackets";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return "an object in curly brackets";
    }

    private static String abbreviated(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String firstLine(String message) {
        return abbreviated(message.lines().findFirst().orElse(""));
    }
}
