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

/** Where something can be read on the web. {@code null} is left to other constraints. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = WebAddress.PATTERN)
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

    /** Without spaces and characters that cannot be seen. */
    String PATTERN = "https?://[^\\p{Z}\\p{C}]+";

    /** What is wrong with something that is none. */
    String message() default "has to be a web address that begins with http:// or https://, without spaces";

    /** As Jakarta Validation demands. */
    Class<?>[] groups() default {};

    /** As Jakarta Validation demands. */
    Class<? extends Payload>[] payload() default {};
}
