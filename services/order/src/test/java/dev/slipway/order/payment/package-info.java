@NullMarked
package dev.slipway.order.payment;

import org.jspecify.annotations.NullMarked;
