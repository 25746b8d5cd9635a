@NullMarked
package dev.slipway.defaults;

import org.jspecify.annotations.NullMarked;
