@NullMarked
package dev.slipway.order.live;

import org.jspecify.annotations.NullMarked;
