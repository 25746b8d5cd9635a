package dev.slipway.order.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every hop of an order, causes before effects; {@code unknown} names the services that did not answer at present. */
record Journey(UUID order, long number, OrderStatus status, List<Hop> hops, List<String> unknown) {

    /** Read from a durable row each. What a hop has not is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hop(
            Instant at,
            String service,
            String what,
            @Nullable String detail,
            @Nullable String transaction,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String consumer,
            @Nullable Integer attempt,
            @Nullable Long duplicatesIgnored,
            boolean compensation,
            @Nullable Long deadLetter) {}
}
