package dev.slipway.gateway.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are served, at all replicas together.
 *
 * @param user of one who is signed in or brings a token
 * @param address of all at one address who are neither; with IPv6, in one network of 64 bits
 * @param signIn from one address: sign-ins, registrations, and what else makes sessions and tokens
 */
@Validated
@ConfigurationProperties("slipway.gateway.rate-limits")
record RateLimitSettings(
        @NotNull @Valid Limit user,
        @NotNull @Valid Limit address,
        @NotNull @Valid Limit signIn) {

    Limit of(Policy policy) {
        return switch (policy) {
            case USER -> user;
            case ADDRESS -> address;
            case SIGN_IN -> signIn;
        };
    }

    /**
     * A token bucket.
     *
     * @param rate permits that come back each second
     * @param burst permits it holds when it is full, no fewer than come back in a second
     */
    record Limit(@Positive int rate, @Positive int burst) {

        Limit {
            if (burst < rate) {
                throw new IllegalArgumentException(
                        "slipway.gateway.rate-limits: burst must be no smaller than rate: " + burst + " < " + rate);
            }
        }

        /** Seconds in which an empty bucket is full again. */
        int window() {
            return Math.ceilDiv(burst, rate);
        }
    }
}
