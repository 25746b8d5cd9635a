@NullMarked
package dev.slipway.order.web;

import org.jspecify.annotations.NullMarked;
