package dev.slipway.auth.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param kept how long an event is kept
 */
@ConfigurationProperties("slipway.auth.audit")
record AuditSettings(@DefaultValue("90d") Duration kept) {}
