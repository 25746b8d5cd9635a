package dev.slipway.order.payment;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Of the simulator: how much a card can pay, in minor units, and how long the provider hangs for card {@code timeout}. */
@Validated
@ConfigurationProperties("order.payment")
record PaymentSettings(
        @DefaultValue("100000000") long limit,

        @DefaultValue("5s") @DurationMax(seconds = 30) Duration hang) {}
