package dev.slipway.order.payment;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Of the simulator.
 *
 * @param limit how much a card can pay, in minor units
 * @param hang how long the provider hangs for the cards {@code timeout} and {@code late}
 * @param lag how long after it took the money it tells so by an event, for the card {@code late}
 */
@Validated
@ConfigurationProperties("order.payment")
record PaymentSettings(
        @DefaultValue("100000000") long limit,

        @DefaultValue("5s") @DurationMax(seconds = 30) Duration hang,

        @DefaultValue("1s") @DurationMax(seconds = 30) Duration lag) {}
