package org.interagency.kit.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.interagency.kit.request.ShortText.TextCheck;
import org.jspecify.annotations.Nullable;

/**
 * A text of several lines that people can read: each line that is not blank is one that {@link ShortText} allows, and one line is not blank. {@code
 * null} is valid.
 */
@Documented
@Constraint(validatedBy = LongText.LinesCheck.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface LongText {

    /** The default message; each fault has a message of its own. */
    String message() default "has to be a text that people can read";

    /** Required by Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Required by Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a text. */
    final class LinesCheck implements ConstraintValidator<LongText, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return TextCheck.hasNone(text == null ? null : fault(text), context);
        }

        private static @Nullable String fault(String text) {
            return text.isBlank()
                    ? TextCheck.fault("")
                    : text.lines()
                            .filter(line -> !line.isBlank())
                            .map(line -> TextCheck.fault(line.replace('\t', ' ')))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
    }
}
