package dev.slipway.order.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The heartbeat must come before any proxy on the way loses patience. */
@Validated
@ConfigurationProperties("order.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,

        @DefaultValue("300ms") Duration lookEvery,

        @DefaultValue("10") @Min(1) int streamsPerUser) {}
