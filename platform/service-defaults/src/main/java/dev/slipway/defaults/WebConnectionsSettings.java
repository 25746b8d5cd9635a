package dev.slipway.defaults;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How web requests share the connection pool with what works in the background.
 *
 * @param reserved connections that no web request takes, but never more than half of the pool
 * @param queue web requests that may wait for a connection at once; those on top are refused without a wait
 */
@Validated
@ConfigurationProperties("slipway.web-connections")
record WebConnectionsSettings(
        @DefaultValue("4") @Min(1) int reserved,
        @DefaultValue("200") @Min(1) int queue) {

    /** Of a pool of this size. */
    int most(int pool) {
        return pool - Math.min(reserved, pool / 2);
    }
}
