package dev.slipway.gateway.forwarding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a service is left alone for a while.
 *
 * @param window how far back calls are looked at, in whole seconds
 * @param calls how many there must be in it before anything is concluded
 * @param percent of them that failed, or were slow, and open the breaker; more than half, so that one of two replicas does not do it
 * @param slow a call is slow that has no first byte for so long
 * @param open how long an open breaker refuses before it lets a few calls through to see
 */
@Validated
@ConfigurationProperties("slipway.gateway.breaker")
record BreakerSettings(
        @DefaultValue("10s") Duration window,
        @DefaultValue("20") @Positive int calls,
        @DefaultValue("70") @Min(1) @Max(100) int percent,
        @DefaultValue("3s") Duration slow,
        @DefaultValue("5s") Duration open) {}
