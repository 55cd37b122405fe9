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
import java.util.Map;
import org.interagency.contracts.Languages;
import org.jspecify.annotations.Nullable;

/** 1 to 40 names by language tag, each a {@link ShortText} of at most 500 characters. */
@Documented
@Constraint(validatedBy = LocalizedName.NameCheck.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface LocalizedName {

    /** The message for a value without a name. */
    String message() default "is needed: at least one name under a BCP 47 language tag, such as {\"en\": \"Ministry\"}";

    /** Whether {@code null} is valid. */
    boolean optional() default false;

    /** Required by Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Required by Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks each entry. */
    final class NameCheck implements ConstraintValidator<LocalizedName, Map<String, String>> {

        private static final int LONGEST = 500;
        private static final int MOST = 40;

        private boolean optional;

        @Override
        public void initialize(LocalizedName constraint) {
            optional = constraint.optional();
        }

        @Override
        public boolean isValid(@Nullable Map<String, String> names, ConstraintValidatorContext context) {
            if (names == null) {
                return optional;
            }
            if (names.isEmpty() || names.size() > MOST) {
                return false;
            }
            boolean right = true;
            for (Map.Entry<String, String> entry : names.entrySet()) {
                String fault = fault(entry.getKey(), entry.getValue());
                if (fault != null) {
                    report(context, entry.getKey(), fault);
                    right = false;
                }
            }
            return right;
        }

        private static @Nullable String fault(String language, @Nullable String name) {
            if (!language.matches(Languages.TAG)) {
                return "needs a BCP 47 language tag as its key, such as en or zh-Hant";
            }
            if (name == null) {
                return "must not be blank";
            }
            return name.length() > LONGEST
                    ? "has " + name.length() + " characters; at most " + LONGEST + " are accepted"
                    : ShortText.TextCheck.fault(name);
        }

        private static void report(ConstraintValidatorContext context, String language, String message) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message)
                    .addBeanNode()
                    .inIterable()
                    .atKey(language)
                    .addConstraintViolation();
        }
    }
}
