@NullMarked
package dev.slipway.catalog.order;

import org.jspecify.annotations.NullMarked;
