@NullMarked
package dev.slipway.outbox;

import org.jspecify.annotations.NullMarked;
