package dev.slipway.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention no shorter than topics keep messages, 7 days, and a day more: a repeat must find its inbox row
 */
@Validated
@ConfigurationProperties("slipway.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean relay,
        @DefaultValue("256KB") DataSize maxPayload,
        @DefaultValue("250") @Min(1) @Max(10_000) int batchPerPartition,
        @DefaultValue("1s") @DurationMin(millis = 100) Duration pollEvery,
        @DefaultValue("30d") @DurationMin(days = 8) Duration retention) {}
