@NullMarked
package dev.slipway.local;

import org.jspecify.annotations.NullMarked;
