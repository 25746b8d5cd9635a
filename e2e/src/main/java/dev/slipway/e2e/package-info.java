/**
 * What uses a running stack from outside, as people do: {@code Stack} says where it is, {@code SignIn}, {@code Browser} and
 * {@code Shopper} act, {@code Demo}, {@code Verify} and {@code Seed} are the commands.
 */
@NullMarked
package dev.slipway.e2e;

import org.jspecify.annotations.NullMarked;
