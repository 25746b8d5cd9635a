/**
 * What a stack costs. {@code Bench} is the command, one class each measures what belongs together ({@code Reads},
 * {@code Placing}, {@code Journeys} …), {@code Cpu} and {@code Load} are the instruments, {@code Report} says what came out.
 */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
