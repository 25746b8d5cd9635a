package dev.slipway.order.schedule;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How long an order may be pending, and how long its payment may take; the latter stays below a payment's lease. */
@Validated
@ConfigurationProperties("order.deadlines")
record Deadlines(
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration pending,

        @DefaultValue("1s") @DurationMin(millis = 10) Duration scanEvery,

        @DefaultValue("2s") @DurationMin(millis = 10) Duration paymentTry,

        @DefaultValue("6s") @DurationMin(millis = 10) @DurationMax(seconds = 7)
        Duration payment) {}
