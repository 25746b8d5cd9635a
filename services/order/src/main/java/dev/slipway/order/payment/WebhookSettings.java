package dev.slipway.order.payment;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Of the provider's events.
 *
 * @param secret shared with the provider; without one no event is believed, and the simulator sends none
 * @param tolerance how far the time of an event may be from ours
 */
@Validated
@ConfigurationProperties("order.payment.webhook")
record WebhookSettings(
        @Nullable @Size(min = 32) String secret,

        @DefaultValue("5m") @DurationMin(seconds = 1) Duration tolerance) {

    @Override
    public String toString() {
        return "WebhookSettings[tolerance=" + tolerance + "]";
    }
}
