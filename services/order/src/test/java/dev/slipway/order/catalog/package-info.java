@NullMarked
package dev.slipway.order.catalog;

import org.jspecify.annotations.NullMarked;
