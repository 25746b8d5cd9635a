@NullMarked
package dev.slipway.tiny;

import org.jspecify.annotations.NullMarked;
