@NullMarked
package dev.slipway.order.schedule;

import org.jspecify.annotations.NullMarked;
