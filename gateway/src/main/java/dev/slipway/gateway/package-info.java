/**
 * The only public door. {@link dev.slipway.gateway.Routes} lists what passes; package {@code forwarding} carries it to one of a service's
 * replicas within the deadline; {@link dev.slipway.gateway.SecurityConfiguration} tells callers with a token of their own from browsers,
 * whose tokens stay here: package {@code session}; package {@code limits} counts them.
 */
@NullMarked
package dev.slipway.gateway;

import org.jspecify.annotations.NullMarked;
