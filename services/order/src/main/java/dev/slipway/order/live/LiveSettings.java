package dev.slipway.order.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The heartbeat must come before any proxy on the way loses patience. */
@Validated
@ConfigurationProperties("order.live")
record LiveSettings(
        @DefaultValue("15s") @DurationMin(millis = 100) Duration heartbeat,

        @DefaultValue("300ms") @DurationMin(millis = 10) Duration lookEvery,

        @DefaultValue("10") @Min(1) int streamsPerUser) {}
