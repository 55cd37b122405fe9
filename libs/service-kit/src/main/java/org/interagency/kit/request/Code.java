package org.interagency.kit.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A public identifier that people can read, such as {@code BR-BOLSA-FAMILIA}. {@code null} is valid. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Code.PATTERN)
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Code {

    /** Has 1 to 64 characters and is not the name of an operation on a collection: {@code PUT /agencies/import} would otherwise write an agency. */
    String PATTERN = "(?!(?:import|trial)$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** The message for a value that is not a code. */
    String message() default
            "has to be a code: 1 to 64 letters, digits, dots, underscores and hyphens, the first a letter or digit, and not"
                    + " import or trial";

    /** Required by Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Required by Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};
}
