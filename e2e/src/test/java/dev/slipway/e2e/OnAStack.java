package dev.slipway.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Needs a stack that runs: {@code -Dslipway.target=local}, or a URL. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIfSystemProperty(
        named = Scene.TARGET,
        matches = ".+",
        disabledReason = "No stack is named by -Dslipway.target: ./slipway e2e does that.")
public @interface OnAStack {}
