package dev.slipway.gateway.forwarding;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is done at once by one replica; what comes on top is told so at once, and does not wait.
 *
 * @param total requests that wait for an answer; live streams, bodies that are still coming and answers on their way are none
 * @param perService of them, those that wait for the same service; less than the total, so that one that hangs leaves room for the others
 */
@Validated
@ConfigurationProperties("slipway.gateway.concurrency")
record ConcurrencySettings(
        @DefaultValue("256") @Positive int total,
        @DefaultValue("192") @Positive int perService) {}
