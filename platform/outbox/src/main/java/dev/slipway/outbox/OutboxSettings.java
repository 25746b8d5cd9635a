package dev.slipway.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

@ConfigurationProperties("slipway.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean relay,
        @DefaultValue("256KB") DataSize maxPayload,
        @DefaultValue("250") int batchPerPartition,
        @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("30d") Duration retention) {}
