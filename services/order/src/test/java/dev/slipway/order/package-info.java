@NullMarked
package dev.slipway.order;

import org.jspecify.annotations.NullMarked;
