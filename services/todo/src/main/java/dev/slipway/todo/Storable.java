package dev.slipway.todo;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text of a query string without the one character that PostgreSQL cannot store; bodies are checked where they are read. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "^[^\\x00]*$")
@interface Storable {

    String message() default "holds characters that cannot be stored";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
