package org.interagency.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;

/** Describes what is wrong with a JSON body. */
public final class JsonErrors {

    private JsonErrors() {}

    /** The refusal of a body that could not be read, or of a value in it that is wrong. */
    public static RefusedException describe(JacksonException e) {
        if (e.getCause() instanceof UnusableBodyException unusable) {
            return unusable.refusal();
        }
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return RefusedException.unreadable(
                    new Violation(
                            "",
                            "The body is nested too deeply, has too long a number or name of a field, or has too many values."));
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return badRequest(
                    unknown,
                    "There is no field \"" + unknown.getPropertyName() + "\" here; the fields are " + known + ".");
        }
        if (e instanceof InvalidFormatException format && isWrongInItsValueOnly(format)) {
            return RefusedException.violating(List.of(new Violation(
                    pointer(format),
                    "\"" + abbreviated(format.getValue()) + "\" is not " + expected(format.getTargetType()) + ".")));
        }
        if (e instanceof MismatchedInputException more
                && more.getOriginalMessage().startsWith("Trailing token")) {
            return badRequest(more, "There is more after the end of the JSON. Leave it out.");
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return badRequest(mismatch, "This has to be " + expected(mismatch.getTargetType()) + ".");
        }
        if (e instanceof StreamReadException) {
            return RefusedException.unreadable(new Violation(
                    "",
                    "The body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + plain(e.getOriginalMessage())));
        }
        if (e instanceof JsonMappingException mapping) {
            return badRequest(
                    mapping,
                    mapping.getCause() instanceof InputCoercionException
                            ? "This number is too large or too small."
                            : plain(mapping.getOriginalMessage()));
        }
        return RefusedException.unreadable(new Violation("", "The body is not the JSON that is expected here."));
    }

    private static boolean isWrongInItsValueOnly(InvalidFormatException e) {
        return Coded.class.isAssignableFrom(e.getTargetType())
                || e.getTargetType() == LocalDate.class
                        && KnownDays.isBeyond(e.getValue().toString());
    }

    private static RefusedException badRequest(JsonMappingException e, String detail) {
        return RefusedException.unreadable(new Violation(pointer(e), detail));
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
            return "one of " + String.join(", ", Coded.codes(type.asSubclass(Coded.class)));
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return KnownDays.DESCRIPTION;
        }
        if (type == BigDecimal.class) {
            return "an amount in plain digits, such as \"1250000.50\", without an exponent";
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

    /** The part of the JSON library's message before its Java details, which do not help a client. */
    private static String plain(String message) {
        String plain = message.split("\\R|\\(start marker|: enable|`", 2)[0].replaceAll("[\\s(:;,]+$", "");
        return plain.isEmpty() ? "This cannot be read." : abbreviated(plain);
    }
}
