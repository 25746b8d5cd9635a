package dev.slipway.auth.limit;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many tries are free; after them each costs twice the wait of the one before.
 *
 * @param account wrong passwords for one account, from all devices that never signed in to it, or from one that did
 * @param address wrong passwords from one address; many people may share it
 * @param registrations filled-in registrations from one address
 * @param resets links by mail for one e-mail address
 * @param longestWait beyond which no wait grows
 * @param memory how long tries are remembered after the last one; longer than the longest wait
 */
@Validated
@ConfigurationProperties("slipway.auth.limits")
record LimitSettings(
        @DefaultValue("10") @Positive int account,
        @DefaultValue("200") @Positive int address,
        @DefaultValue("1000") @Positive int registrations,
        @DefaultValue("3") @Positive int resets,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("1h") Duration memory) {}
