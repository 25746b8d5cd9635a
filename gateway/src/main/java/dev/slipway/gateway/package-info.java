@NullMarked
package dev.slipway.gateway;

import org.jspecify.annotations.NullMarked;
