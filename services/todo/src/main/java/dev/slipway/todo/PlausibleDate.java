package dev.slipway.todo;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date that a person could mean. Java knows years that PostgreSQL cannot store. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Constraint(validatedBy = PlausibleDate.Years.class)
@interface PlausibleDate {

    String message() default "must lie in the years 1900 to 2999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Years implements ConstraintValidator<PlausibleDate, LocalDate> {

        @Override
        public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
            return date == null || include(date);
        }

        static boolean include(LocalDate date) {
            return date.getYear() >= 1900 && date.getYear() <= 2999;
        }
    }
}
