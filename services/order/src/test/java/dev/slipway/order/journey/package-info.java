@NullMarked
package dev.slipway.order.journey;

import org.jspecify.annotations.NullMarked;
