@NullMarked
package dev.slipway.order.idempotency;

import org.jspecify.annotations.NullMarked;
