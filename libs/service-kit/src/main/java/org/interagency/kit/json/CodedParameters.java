package org.interagency.kit.json;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Reads vocabulary codes, dates, times and booleans in query parameters; an error names the parameter. */
@Provider
public final class CodedParameters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> "?" + ((QueryParam) annotation).value())
                .findFirst()
                .orElse("");
        if (type.isEnum() && Coded.class.isAssignableFrom(type)) {
            return new Converter<>(name, text -> constant(type, name, text));
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Converter<>(name, text -> bool(name, text));
        }
        if (type == LocalDate.class) {
            return new Converter<>(name, text -> type.cast(date(name, text)));
        }
        if (type == Instant.class) {
            return new Converter<>(name, text -> type.cast(time(name, text)));
        }
        return null;
    }

    private static <T> T constant(Class<T> vocabulary, String name, String text) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> ((Coded) constant).code().equals(text))
                .findFirst()
                .orElseThrow(() -> RefusedException.unreadable(new Violation(
                        name,
                        "\"" + text + "\" is not one of "
                                + String.join(", ", Coded.codes(vocabulary.asSubclass(Coded.class))) + ".")));
    }

    @SuppressWarnings("unchecked") // T is boolean or Boolean
    private static <T> T bool(String name, String text) {
        return switch (text) {
            case "true" -> (T) Boolean.TRUE;
            case "false" -> (T) Boolean.FALSE;
            default ->
                throw RefusedException.unreadable(new Violation(name, "\"" + text + "\" is neither true nor false."));
        };
    }

    private static LocalDate date(String name, String text) {
        try {
            return KnownDays.read(text);
        } catch (DateTimeException e) {
            throw RefusedException.unreadable(
                    new Violation(name, "\"" + text + "\" is not " + KnownDays.DESCRIPTION + "."));
        }
    }

    private static Instant time(String name, String text) {
        try {
            return KnownDays.readTime(text);
        } catch (DateTimeException e) {
            throw RefusedException.unreadable(
                    new Violation(name, "\"" + text + "\" is not a time such as 2026-01-31T12:00:00Z."));
        }
    }

    private record Converter<T>(String name, Function<String, T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return reader.apply(text);
        }

        @Override
        public String toString(T value) {
            return value instanceof Coded coded ? coded.code() : value.toString();
        }
    }
}
