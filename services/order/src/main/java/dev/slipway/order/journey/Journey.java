package dev.slipway.order.journey;

import dev.slipway.order.OrderStatus;
import java.util.List;
import java.util.UUID;

/** Every hop of an order, causes before effects; {@code unknown} names the services that tell nothing at present. */
record Journey(UUID order, long number, OrderStatus status, List<Hop> hops, List<String> unknown) {}
