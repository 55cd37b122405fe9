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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of one line that people can read: it has a visible character, and no line break, control character or character that changes the direction
 * of the text around it. {@code null} is valid.
 */
@Documented
@Constraint(validatedBy = ShortText.TextCheck.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface ShortText {

    /** The default message; each fault has a message of its own. */
    String message() default "has to be a text of one line that people can read";

    /** Required by Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Required by Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a text. */
    final class TextCheck implements ConstraintValidator<ShortText, String> {

        /** Visible characters, without the letters and the sign that are displayed as blank space. */
        private static final Pattern LEGIBLE =
                Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

        private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

        /** Characters that change the direction of text beyond the text that has them (UAX #9: embeddings, overrides and isolates). */
        private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return hasNone(text == null ? null : fault(text), context);
        }

        /** Whether there is no fault; reports the one that there is, in the place of the default message. */
        static boolean hasNone(@Nullable String fault, ConstraintValidatorContext context) {
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            }
            return fault == null;
        }

        /** What is wrong with a text; {@code null} if nothing is. */
        static @Nullable String fault(String text) {
            if (!LEGIBLE.matcher(text).find()) {
                return "must not be blank; it needs a character that can be seen";
            }
            if (CONTROL.matcher(text).find()) {
                return "has a line break or another control character. Write it on one line";
            }
            return TURNING.matcher(text).find()
                    ? "has a character that changes the direction of writing (U+202A to U+202E, U+2066 to U+2069). Leave it out"
                    : null;
        }
    }
}
